"""The letter form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.notices.models import Mailing
from colab.core.organisations.models import Programme
from colab.core.ui import forms as ui_forms


class MailingForm(ui_forms.ModelForm):
    """Words in both languages; the English may stay empty, then the Japanese is sent."""

    class Meta:
        model = Mailing
        fields = ["programme", "title", "body", "title_en", "body_en"]
        labels = {
            "programme": _("Sent for the programme"),
            "title": _("Subject of the mail"),
            "body": _("Text of the letter"),
            "title_en": _("Subject in English"),
            "body_en": _("Text in English"),
        }
        help_texts = {"body": _("Plain text. The same words go to everybody.")}
        widgets = {"body": forms.Textarea(attrs={"rows": 10}), "body_en": forms.Textarea(attrs={"rows": 10})}

    sections = [
        ui_forms.Section(_("The letter"), ["programme", "title", "body"]),
        ui_forms.Section(_("In English"), ["title_en", "body_en"], open=False),
    ]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        ids = actor.grants.programmes("office", "office_admin")
        field = self.fields["programme"]
        field.queryset = Programme.objects.filter(pk__in=ids).order_by("code")
        field.empty_label = None if len(ids) == 1 else field.empty_label
