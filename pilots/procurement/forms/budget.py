"""What the budget calendar asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body
from colab.core.ui import forms as ui_forms
from pilots.procurement.enums import Kind


class BudgetForm(ui_forms.Form):
    """End of the pilot, expected price, kind, body."""

    pilot_end = ui_forms.DateField3(label=_("Pilot ends on"))
    estimate_yen = ui_forms.YenField(label=_("Expected price, tax included (yen)"), min_value=1)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.SERVICE)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Public body"), empty_label=None)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
