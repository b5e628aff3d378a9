"""Registration by anybody with an e-mail address."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms.numbers import NarrowEmailField


class RegistrationForm(ui_forms.Form):
    """Name, address, and how the person takes part."""

    name = forms.CharField(label=pgettext_lazy("seat", "Name"), max_length=100)
    affiliation = forms.CharField(label=pgettext_lazy("seat", "Organisation"), max_length=150, required=False)
    email = NarrowEmailField(
        label=_("E-mail address"), help_text=_("The confirmation is mailed here. You need no account.")
    )
    online = forms.TypedChoiceField(
        label=_("How will you take part?"),
        choices=[("", _("On site")), ("1", _("Online"))],
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
        empty_value=False,
    )

    def __init__(self, *args, host=None, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        if not (host.online_url and host.place_words):
            del self.fields["online"]
        if user is not None and user.is_authenticated and not self.is_bound:
            self.initial = {"name": user.name, "email": user.email}
