"""The forms of a purchase's verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock, law
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section
from pilots.certification import queries as certifications
from pilots.certification.forms.decisions import VerbForm
from pilots.procurement import rules
from pilots.procurement.enums import Method, Signature, Verdict
from pilots.procurement.models import Contract
from pilots.trials.forms.facts import FactsForm

LONG = {"rows": 4}


def text(label, *, required=True, max_length=2000, rows=4, help_text="", initial=None) -> forms.CharField:
    """Return a field for longer words."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=max_length, widget=widget, help_text=help_text, initial=initial
    )


class NeedForm(FactsForm):
    """The need with its budget."""

    class Meta:
        model = Contract
        fields = [
            "subject_name",
            "subject_name_en",
            "certification",
            "organisation",
            "item_name",
            "kind",
            "kind_reason",
            "need",
            "specification",
            "quantity",
            "place",
            "fiscal_year",
            "budget_line",
            "estimate_yen",
            "series_yen",
            "period_from",
            "period_to",
            "multi_year",
            "assembly_on",
        ]
        labels = {"certification": _("Certification"), "organisation": _("Counterparty")}
        help_texts = {
            "item_name": _("Exactly as the certificate names it."),
            "fiscal_year": _("The year in which the fiscal year begins, for example 2026."),
            "series_yen": _("What else will be bought for the same need: purchases are added up, not split."),
            "organisation": _("The certified operator itself; not a dealer."),
            "assembly_on": _("Only where the amount asks for it."),
        }

    sections = [
        Section(_("What is bought"), ["subject_name", "item_name", "kind", "kind_reason", "need", "specification"]),
        Section(_("From whom"), ["certification", "organisation"]),
        Section(
            _("Budget and period"),
            ["fiscal_year", "budget_line", "estimate_yen", "series_yen", "period_from", "period_to", "multi_year"],
        ),
        Section(_("More"), ["quantity", "place", "assembly_on", "subject_name_en"], open=False),
    ]

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        valid = certifications.valid_for_body(subject.body, clock.today())
        self.fields["certification"].queryset = valid
        operators = self.fields["organisation"].queryset.filter(state="registered").order_by("name", "pk")
        self.fields["organisation"].queryset = operators


class ForecastForm(VerbForm):
    """発注見通し."""

    outline = text(_("Outline"))
    outline_en = text(_("Outline in English"), required=False, max_length=3000)
    schedule = forms.CharField(label=_("When it is to be ordered (month or quarter)"), max_length=100)
    other = text(_("Other"), required=False, max_length=1000, rows=2)


class CheckForm(VerbForm):
    """Point (g) is declared; the other points are computed."""

    not_excluded = forms.BooleanField(
        label=_("Checked: the counterparty is not excluded under 地方自治法施行令 第167条の4"), required=False
    )
    note = text(_("Note"), required=False, rows=2)


class PreNoticeForm(VerbForm):
    """契約締結前の公表."""

    outline = text(_("Outline of the work"))
    outline_en = text(_("Outline in English"), required=False, max_length=3000)
    contract_on = ui_forms.DateField3(label=_("Planned day of the contract"))
    choice = text(_("How the counterparty is chosen"), max_length=1000)
    criteria = text(_("Criteria of the choice"), max_length=1000)
    how_to_apply = text(_("How and where to apply"), max_length=1000)
    apply_by = ui_forms.DateField3(label=_("Apply by"))
    other = text(_("Other"), required=False, max_length=1000, rows=2)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        words = {"choice": rules.CHOICE_TEXT, "criteria": rules.CRITERIA_TEXT, "how_to_apply": rules.APPLY_TEXT}
        for name, key in words.items():
            self.fields[name].initial = law.rule(subject.body, key)
        forecast = subject.notices.filter(kind="forecast", current=True).first()
        self.fields["outline"].initial = forecast.outline if forecast else subject.need


class QuoteForm(VerbForm):
    """見積."""

    quotation_yen = ui_forms.YenField(label=_("Quotation, tax included (yen)"), min_value=1)
    quoted_on = ui_forms.DateField3(label=_("Quotation dated"), required=False)

    def clean_quoted_on(self):
        """A quotation is not dated ahead."""
        day = self.cleaned_data["quoted_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("The date lies in the future."))
        return day


class PriceForm(VerbForm):
    """予定価格."""

    planned_price_yen = ui_forms.YenField(
        label=_("Planned price, tax included (yen)"),
        min_value=1,
        help_text=_("Secret: shown to the section, finance and auditors only."),
    )
    basis = text(_("How it was reckoned"), required=False, rows=3)


class DecisionForm(VerbForm):
    """決裁 with 随意契約理由."""

    decision_number = forms.CharField(label=_("Decision number"), max_length=100, required=False)
    deciding_post = forms.CharField(label=_("Deciding post"), max_length=100, required=False)
    reason = text(
        _("Reason for the negotiated contract"),
        max_length=4000,
        rows=6,
        help_text=_("Published as it stands: why this operator, and on what ground."),
    )
    reason_en = text(_("Reason in English"), required=False, max_length=6000)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        c = subject.certification
        if c is not None:
            self.fields["reason"].initial = (
                "地方自治法施行令第167条の2第1項第4号の規定に基づき、新事業分野開拓者として認定"
                f"（{c.number}、{c.certified_on}）を受けた{c.organisation.name}から、"
                f"当該認定に係る「{c.product_name}」の提供を受けるため。"
            )


class SignForm(VerbForm):
    """How this side signs; what was signed elsewhere is recorded with its evidence."""

    how = forms.ChoiceField(
        label=_("How it is signed"),
        choices=Signature.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Left open: on this site; or on paper, where it is recorded as done elsewhere."),
    )
    service = forms.CharField(label=_("Name of the electronic-contract service"), max_length=80, required=False)

    def clean(self):
        """A service is named; what is recorded as done elsewhere was not signed here."""
        data = super().clean()
        elsewhere = any(name.startswith("record-") for name in self.data)
        if elsewhere and data.get("how") == Signature.HERE:
            self.add_error("how", _("This records a signature made elsewhere: say how it was made."))
        if data.get("how") == Signature.SERVICE and not data.get("service"):
            self.add_error("service", _("Name the service."))
        return data


class PostNoticeForm(VerbForm):
    """契約締結状況の公表; day, period, amount, counterparty and reason come from the contract."""

    outline = text(_("Outline"))
    outline_en = text(_("Outline in English"), required=False, max_length=3000)
    other = text(_("Other"), required=False, max_length=1000, rows=2)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        pre = subject.notices.filter(kind="pre", current=True).first()
        self.fields["outline"].initial = pre.outline if pre else subject.need


class CorrectForm(VerbForm):
    """訂正: which publication, what it says now, and why."""

    kind = forms.ChoiceField(label=_("Which publication"))
    outline = text(_("Outline"))
    outline_en = text(_("Outline in English"), required=False, max_length=3000)
    other = text(_("Other"), required=False, max_length=1000, rows=2)
    reason = forms.CharField(label=_("Reason for the correction"), max_length=500)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        rows = list(subject.notices.filter(current=True).order_by("-published_on", "-pk"))
        self.fields["kind"].choices = [(row.kind, row.get_kind_display()) for row in rows]
        if rows:
            self.fields["outline"].initial = rows[0].outline


class DeliveryForm(VerbForm):
    """What was delivered."""

    note = text(_("What was delivered"), rows=3)


class InspectionForm(VerbForm):
    """The result of an inspection."""

    inspector_post = forms.CharField(label=_("Inspected by (post)"), max_length=100)
    note = text(_("Result, against contract and specification"))


class FailedInspectionForm(InspectionForm):
    """What is to be remedied, and by when."""

    remedy_due_on = ui_forms.DateField3(label=_("To be remedied by"))


class PaymentForm(VerbForm):
    """支出."""

    paid_yen = ui_forms.YenField(label=_("Paid (yen)"), min_value=1)
    billed_on = ui_forms.DateField3(label=_("Bill received on"), required=False)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["paid_yen"].initial = subject.amount_yen


class EvaluationForm(VerbForm):
    """The using office's evaluation; published."""

    verdict = forms.ChoiceField(label=_("Evaluation"), choices=Verdict.choices, widget=forms.RadioSelect)
    evaluation = text(_("Evaluation in words"), help_text=_("Published."))
    evaluation_en = text(_("Evaluation in English"), required=False, max_length=3000)


class OtherMethodForm(VerbForm):
    """Another way, recorded plainly."""

    method = forms.ChoiceField(
        label=_("Method"), choices=[c for c in Method.choices if c[0] != Method.ITEM_4], widget=forms.RadioSelect
    )
    reason = text(_("Why this method"))
    other_party = forms.CharField(label=_("Counterparty"), max_length=150, required=False)
    other_yen = ui_forms.YenField(label=_("Amount, tax included (yen)"), required=False)
    other_on = ui_forms.DateField3(label=_("Day of the contract"), required=False)
