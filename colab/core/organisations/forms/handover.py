"""The hand-over form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ui import forms as ui_forms


class HandOverForm(ui_forms.Form):
    """Who takes the post, from when, as holder or deputy."""

    email = ui_forms.NarrowEmailField(label=_("E-mail address of the new holder"))
    name = forms.CharField(label=_("Name, if new here"), max_length=100, required=False)
    since = ui_forms.DateField3(label=_("From"), initial=clock.today)
    deputy = forms.BooleanField(label=_("As deputy"), required=False)
    end_others = forms.BooleanField(
        label=_("The present holder’s time ends the day before"), required=False, initial=True
    )
