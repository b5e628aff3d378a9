"""Recognition by copy: which body, and the copy typed in from paper."""

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body, Organisation
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms.base import house_field
from pilots.certification.models import Certification, Plan
from pilots.certification.models.plans import ITEMS

ROLES = ("section", "head", "office", "office_admin", "certifier")
SOURCE = ("source_body", "source_number", "source_certified_on", "source_valid_until")


class RecogniseForm(ui_forms.Form):
    """For which body the copy is taken over."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Receiving body"), empty_label=None)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = actor.grants.bodies(*ROLES)
        self.fields["body"].queryset = Body.objects.filter(pk__in=bodies).order_by("lg_code", "pk")


class PaperForm(ui_forms.ModelForm):
    """計画の写し of a body that is not on the platform."""

    class Meta:
        model = Certification
        fields = [*SOURCE, "kind", "kind_reason", "product_name", "product_name_en", "summary", "price_yen"]

    sections = [
        ui_forms.Section(_("Who takes over, and whose product"), ["body", "organisation"]),
        ui_forms.Section(_("The other body's certification"), SOURCE),
        ui_forms.Section(
            _("Product or service"),
            ["kind", "kind_reason", "product_name", "product_name_en", "summary", "price_yen"],
        ),
        ui_forms.Section(_("The copy of the plan"), [f"plan_{name}" for name in ITEMS]),
    ]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("source_body", "source_number", "source_certified_on", "kind", "product_name", "kind_reason"):
            self.fields[name].required = True
        bodies = Body.objects.filter(pk__in=actor.grants.bodies(*ROLES)).order_by("lg_code", "pk")
        self.fields["body"] = forms.ModelChoiceField(bodies, label=_("Receiving body"), empty_label=None)
        operators = Organisation.objects.filter(state="registered").order_by("name", "pk")
        self.fields["organisation"] = forms.ModelChoiceField(operators, label=_("Certified operator"))
        for name, field in fields_for_model(Plan, ITEMS, formfield_callback=house_field).items():
            field.required = True
            self.fields[f"plan_{name}"] = field

    def facts(self) -> dict:
        """Body, operator, columns and plan by themselves."""
        data = dict(self.cleaned_data)
        plan = {name: data.pop(f"plan_{name}") for name in ITEMS}
        return {"body": data.pop("body"), "organisation": data.pop("organisation"), "columns": data, "plan": plan}
