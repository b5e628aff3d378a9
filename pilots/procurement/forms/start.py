"""Opening a purchase."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Unit
from colab.core.ui import forms as ui_forms
from pilots.certification.enums import IN_FORCE
from pilots.certification.models import Certification
from pilots.certification.queries import in_force_on
from pilots.procurement.forms.facts import text
from pilots.procurement.models import Contract


class StartForm(ui_forms.ModelForm):
    """What is needed, for which section, with what budget; the rest follows."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Buying section"), empty_label=None)
    certification = forms.ModelChoiceField(
        Certification.objects.none(),
        label=_("Certified product"),
        required=False,
        help_text=_("Leave empty when another method may be taken."),
    )
    need = text(_("What it is needed for"))

    class Meta:
        model = Contract
        fields = ["subject_name", "fiscal_year", "budget_line", "estimate_yen", "kind"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = actor.grants.units("section", "head")
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units).select_related("body").order_by("name", "pk")
        bodies = actor.grants.bodies("section", "head")
        valid = in_force_on(Certification.objects.filter(body__in=bodies, state__in=IN_FORCE), clock.today())
        self.fields["certification"].queryset = valid.order_by("product_name", "pk")
        self.fields["kind"].required = False

    def clean(self):
        """Without a certification the kind must be chosen."""
        data = super().clean()
        if not data.get("kind") and not data.get("certification"):
            self.add_error("kind", _("Choose one."))
        return data

    def facts(self) -> dict:
        """The columns that were filled in; a certification brings its own kind."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
