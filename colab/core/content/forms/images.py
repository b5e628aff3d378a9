"""The upload form of pictures."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from colab.core.files.checks.run import examine
from colab.core.files.purposes import limits
from colab.core.files.rejected import Rejected


class ImageForm(BaseImageForm):
    """Asks for the description, and checks the content against the one allow-list."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].help_text = _("Read aloud to people who cannot see the picture.")

    def clean_file(self):
        """Refuse what is not really a picture."""
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data:
            try:
                examine(upload, limits("content.image"))
            except Rejected as rejected:
                raise forms.ValidationError(str(rejected.reason)) from rejected
        return upload
