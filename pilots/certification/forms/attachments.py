"""Attachments of an application: they are for those who decide on it, never public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import files
from pilots.certification.access import ATTACHMENTS

from .decisions import VerbForm


class AttachForm(VerbForm):
    """Files to add, and those to take out again."""

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        there = list(files.of("certification", subject.key, purpose=ATTACHMENTS).order_by("pk"))
        self.fields["files"] = files.UploadField(
            ATTACHMENTS,
            required=False,
            max_count=10,
            label=_("Files to add"),
            help_text=_(
                "Certified copy of the register, accounts, tax certificate, brochure. Not shown to the public."
            ),
        )
        if there:
            self.fields["remove"] = forms.MultipleChoiceField(
                label=_("Files to take out"),
                choices=[(each.key, each.name) for each in there],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
