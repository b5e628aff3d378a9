"""Forms around a person's own account, and the office's forms for others' accounts."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import User
from colab.core.ui import forms as ui_forms


class SignupFields(forms.Form):
    """What signing up asks besides address and password; allauth builds its forms on this one."""

    name = forms.CharField(label=_("Your name"), max_length=100)
    language = forms.ChoiceField(label=_("Language of mails"), choices=[("ja", "日本語"), ("en", "English")])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = "en" if get_language() == "en" else "ja"

    def signup(self, request, user):
        """Keep the answers on the new person; allauth calls this."""
        user.name = self.cleaned_data["name"]
        user.language = self.cleaned_data["language"]
        user.save(update_fields=["name", "language"])


class AccountForm(ui_forms.ModelForm):
    """Name and language of the person."""

    class Meta:
        model = User
        fields = ["name", "name_en", "language"]


class AdmitForm(ui_forms.Form):
    """Send a login link, with or without forgetting the second factor."""

    reset = forms.BooleanField(label=_("Forget the authenticator app and passkeys"), required=False)
    reason = forms.CharField(label=_("Reason, and how you know it is the person"), max_length=200)

    def __init__(self, *args, may_reset=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_reset:
            del self.fields["reset"]


class EraseForm(ui_forms.Form):
    """Erasing asks for the address once more."""

    email = ui_forms.NarrowEmailField(label=_("E-mail address of the person to erase"))
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self):
        """The typed address is the person's."""
        if self.cleaned_data["email"].lower() != self.user.email:
            raise forms.ValidationError(_("This is not the address of the person."))
        return self.cleaned_data["email"]
