"""The application with its implementation plan, in sections; everything may be saved half-written."""

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import get_machine
from colab.core.organisations.enums import Area
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section
from colab.core.ui.forms.base import house_field
from pilots.certification import queries
from pilots.certification.enums import Usefulness
from pilots.certification.models import Certification, Plan
from pilots.certification.models.plans import ITEMS
from pilots.trials.forms.facts import FactsForm

PLAN_HELP = {
    "goal": _("For example sales and numbers of installations within three years."),
    "content": _("What is produced or provided, and how it differs from what there is."),
    "method": _("Who makes, provides and sells it, with whom."),
    "funding": _("Own funds, loans, investment, subsidies."),
}
PRODUCT = [
    "kind",
    "kind_reason",
    "product_name",
    "product_name_en",
    "summary",
    "summary_en",
    "areas",
    "on_sale_since",
    "price_yen",
    "price_note",
]
MORE = ["sales_record", "intellectual_property", "permits", "safety", "other_bodies"]
POINTS = [
    "novelty",
    "novelty_reason",
    "usefulness",
    "usefulness_reason",
    "feasibility_reason",
    "expected_use",
    "evidence",
]
DECLARED = ["declares_small", "declares_independent", "declares_167_4", "declares_antisocial", "declares_lawful"]
CONTACT = ["contact_name", "contact_email"]


class ApplicationForm(FactsForm):
    """認定申請書 and 実施計画 on one page."""

    areas = forms.MultipleChoiceField(
        label=_("Areas"), choices=Area.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    usefulness = forms.MultipleChoiceField(
        label=_("What it contributes to (at least one)"),
        choices=Usefulness.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Certification
        fields = [*PRODUCT, *POINTS, *MORE, *DECLARED, *CONTACT]
        help_texts = {
            "kind": _("Programs and hire are treated differently by different bodies: decide, and say why."),
            "expected_use": _("Offices and tasks in which public bodies could use it."),
        }

    sections = [
        Section(_("Product or service"), PRODUCT),
        Section(_("Implementation plan (the four items)"), [f"plan_{name}" for name in ITEMS]),
        Section(_("The three points"), POINTS),
        Section(_("More about the product"), MORE, open=False),
        Section(_("Declarations"), DECLARED),
        Section(_("Contact"), CONTACT, open=False),
    ]

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        plan = queries.plan_at_issue(subject) or Plan()
        for name, field in fields_for_model(Plan, ITEMS, formfield_callback=house_field).items():
            field.help_text = PLAN_HELP.get(name, "")
            field.initial = getattr(plan, name)
            self.fields[f"plan_{name}"] = field
        for name, machine in subject.prefilled.items():
            if name in self.fields:
                note = _("Filled in from: %(source)s. Please check.") % {"source": get_machine(machine).label}
                self.fields[name].help_text = " ".join(str(t) for t in (self.fields[name].help_text, note) if t)

    def clean(self):
        """The plan's period runs forwards."""
        data = super().clean()
        begins, ends = data.get("plan_period_from"), data.get("plan_period_to")
        if begins and ends and ends < begins:
            self.add_error("plan_period_to", _("The plan's period ends before it begins."))
        return data

    def facts(self) -> dict:
        """The columns of the application, and those of the plan by themselves."""
        data = dict(self.cleaned_data)
        plan = {name: data.pop(f"plan_{name}") for name in ITEMS}
        return {"plan": plan, **data}


class ChangeForm(ui_forms.ModelForm):
    """A changed plan (変更確認申請): what changes, and why."""

    class Meta:
        model = Plan
        fields = [*ITEMS, "change_reason"]

    def __init__(self, data=None, files=None, *, subject, actor=None, **kwargs):
        plan = queries.plan_in_force(subject)
        initial = {name: getattr(plan, name) for name in ITEMS} if plan else {}
        super().__init__(data, files, initial=initial, **kwargs)
        for field in self.fields.values():
            field.required = True

    def facts(self) -> dict:
        """The items and the reason."""
        return dict(self.cleaned_data)
