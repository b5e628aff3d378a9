"""The purchase, from the need to its close."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.models import Body, Organisation, Unit
from pilots.certification.models import Certification
from pilots.procurement.enums import (
    AFTER_SIGNATURE,
    WITH_CHECK,
    WITH_DECISION,
    WITH_PRE,
    ContractState,
    Kind,
    Method,
    MultiYear,
    Signature,
    Verdict,
)

ANOTHER_WAY = Q(method__in=[m.value for m in Method if m != Method.ITEM_4])


class Contract(lifecycle.Subject):
    """A section's purchase. The planned price is secret: see ``access``."""

    MACHINE = "contract"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="contracts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contracts")
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="contracts", null=True, blank=True
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contracts", null=True, blank=True
    )
    subject_name = models.CharField(_("subject of the contract"), max_length=150)
    subject_name_en = models.CharField(_("subject in English"), max_length=200, blank=True)
    item_name = models.CharField(_("product or service to be bought"), max_length=120, blank=True)
    kind = models.CharField(_("purchase, lease or service"), max_length=16, choices=Kind.choices)
    kind_reason = models.CharField(_("why this kind"), max_length=300, blank=True)
    need = models.TextField(_("what it is needed for"), max_length=2000)
    specification = models.TextField(_("specification"), max_length=4000, blank=True)
    quantity = models.CharField(_("quantity"), max_length=100, blank=True)
    place = models.CharField(_("place of delivery or performance"), max_length=150, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    budget_line = models.CharField(_("budget line"), max_length=150)
    estimate_yen = models.PositiveBigIntegerField(_("expected amount, tax included (yen)"))
    series_yen = models.PositiveBigIntegerField(_("further purchases for the same need (yen)"), default=0)
    period_from = models.DateField(_("from"), null=True, blank=True)
    period_to = models.DateField(_("delivery or performance until"), null=True, blank=True)
    multi_year = models.CharField(
        _("beyond the fiscal year"), max_length=12, choices=MultiYear.choices, default=MultiYear.NONE
    )
    assembly_on = models.DateField(_("approved by the assembly on"), null=True, blank=True)

    method = models.CharField(_("method"), max_length=6, choices=Method.choices, default=Method.ITEM_4)
    method_reason = models.TextField(_("why this method"), max_length=2000, blank=True)
    other_party = models.CharField(_("counterparty under the other method"), max_length=150, blank=True, editable=False)
    other_yen = models.PositiveBigIntegerField(_("amount under the other method (yen)"), null=True, editable=False)
    other_on = models.DateField(_("day under the other method"), null=True, editable=False)
    forecast_on = models.DateField(_("forecast published on"), null=True, editable=False)
    checked_on = models.DateField(_("method checked on"), null=True, editable=False)
    pre_on = models.DateField(_("published before the contract on"), null=True, editable=False)
    quotation_yen = models.PositiveBigIntegerField(_("quotation, tax included (yen)"), null=True, editable=False)
    quoted_on = models.DateField(_("quotation dated"), null=True, editable=False)
    planned_price_yen = models.PositiveBigIntegerField(_("planned price (yen)"), null=True, editable=False)
    priced_on = models.DateField(_("planned price set on"), null=True, editable=False)
    amount_yen = models.PositiveBigIntegerField(_("contract amount, tax included (yen)"), null=True, editable=False)
    decision_number = models.CharField(_("decision number"), max_length=100, blank=True, editable=False)
    deciding_post = models.CharField(_("deciding post"), max_length=100, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    reason = models.TextField(_("reason for the negotiated contract"), max_length=4000, blank=True, editable=False)
    reason_en = models.TextField(_("reason in English"), max_length=6000, blank=True, editable=False)
    signed_by_body_on = models.DateField(_("signed by the body on"), null=True, editable=False)
    signed_by_operator_on = models.DateField(_("signed by the operator on"), null=True, editable=False)
    body_signature = models.CharField(
        _("how the body signed"),
        max_length=8,
        choices=Signature.choices,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    body_service = models.CharField(
        _("service the body signed with"), max_length=80, blank=True, default="", db_default="", editable=False
    )
    operator_signature = models.CharField(
        _("how the operator signed"),
        max_length=8,
        choices=Signature.choices,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    operator_service = models.CharField(
        _("service the operator signed with"), max_length=80, blank=True, default="", db_default="", editable=False
    )
    signed_on = models.DateField(_("contract made on"), null=True, editable=False)
    post_due_on = models.DateField(_("to be published by"), null=True, editable=False)
    post_on = models.DateField(_("published after the contract on"), null=True, editable=False)
    delivered_on = models.DateField(_("delivered on"), null=True, editable=False)
    inspected_on = models.DateField(_("inspected on"), null=True, editable=False)
    inspector_post = models.CharField(_("inspected by (post)"), max_length=100, blank=True, editable=False)
    inspection_note = models.TextField(_("result of the inspection"), max_length=2000, blank=True, editable=False)
    remedy_due_on = models.DateField(_("to be remedied by"), null=True, editable=False)
    billed_on = models.DateField(_("bill received on"), null=True, editable=False)
    paid_on = models.DateField(_("paid on"), null=True, editable=False)
    paid_yen = models.PositiveBigIntegerField(_("paid (yen)"), null=True, editable=False)
    verdict = models.CharField(_("evaluation"), max_length=12, choices=Verdict.choices, blank=True, editable=False)
    evaluation = models.TextField(_("evaluation in words"), max_length=2000, blank=True, editable=False)
    evaluation_en = models.TextField(_("evaluation in English"), max_length=3000, blank=True, editable=False)
    evaluated_on = models.DateField(_("evaluated on"), null=True, editable=False)
    ended_on = models.DateField(_("cancelled or terminated on"), null=True, editable=False)
    end_reason = models.TextField(_("reason for the end"), max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = _("contract")
        ordering = ["-created_at", "pk"]
        constraints = [
            lifecycle.state_in("contract_state", ContractState),
            lifecycle.required_in(
                "contract_checked", WITH_CHECK, "certification", "organisation", "checked_on", "forecast_on"
            ),
            lifecycle.required_in(
                "contract_pre_notice",
                WITH_PRE,
                "pre_on",
                message=_("Before the contract it is published (契約締結前の公表)."),
            ),
            lifecycle.required_in("contract_decided", WITH_DECISION, "decided_on", "amount_yen", "quotation_yen"),
            lifecycle.required_in("contract_priced", WITH_DECISION, "planned_price_yen"),
            lifecycle.nonempty_in("contract_reason", WITH_DECISION, "reason", "decision_number", "deciding_post"),
            lifecycle.required_in("contract_signed", AFTER_SIGNATURE, "signed_on", "code", "post_due_on"),
            models.CheckConstraint(
                condition=Q(signed_on=None)
                | Q(
                    signed_by_body_on__isnull=False,
                    signed_by_operator_on__isnull=False,
                    certification__isnull=False,
                    forecast_on__isnull=False,
                    pre_on__isnull=False,
                    decided_on__isnull=False,
                ),
                name="contract_signed_by_both",
                violation_error_message=_("A contract is made only when both sides have signed."),
            ),
            models.CheckConstraint(
                condition=(~Q(body_signature="service") | ~Q(body_service=""))
                & (~Q(operator_signature="service") | ~Q(operator_service="")),
                name="contract_service_named",
                violation_error_message=_("An electronic-contract service is named."),
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None) | Q(pre_on__lte=F("signed_on"), decided_on__lte=F("signed_on")),
                name="contract_order_of_days",
                violation_error_message=_("Publication and decision come before the signature."),
            ),
            models.CheckConstraint(
                condition=Q(pre_on=None) | Q(forecast_on__lte=F("pre_on")), name="contract_forecast_first"
            ),
            lifecycle.required_in(
                "contract_inspected", ["inspected", "paid", "evaluated"], "inspected_on", "delivered_on"
            ),
            lifecycle.required_in("contract_paid", ["paid", "evaluated"], "paid_on", "paid_yen"),
            lifecycle.required_in("contract_post_notice", ["post_published"], "post_on"),
            models.CheckConstraint(
                condition=~Q(state=ContractState.CLOSED.value)
                | ANOTHER_WAY
                | Q(post_on__isnull=False, signed_on__isnull=False, paid_on__isnull=False, evaluated_on__isnull=False),
                name="contract_closed_when_published",
                violation_error_message=_("A contract is closed only when it has been published, paid and evaluated."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ContractState.OTHER_METHOD.value) | ANOTHER_WAY & ~Q(method_reason=""),
                name="contract_other_method_named",
            ),
            lifecycle.required_in("contract_ended", ["cancelled", "terminated"], "ended_on"),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="contract_period_order",
                violation_error_message=_("The period ends before it begins."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "signed_on"], name="contract_state_signed"),
            models.Index(fields=["body", "fiscal_year"], name="contract_body_year"),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The subject in the language of the reader; Japanese where the English is missing."""
        return self.words("subject_name")

    @property
    def reason_words(self) -> str:
        """The reason for the negotiated contract in the language of the reader."""
        return self.words("reason")

    @property
    def evaluation_words(self) -> str:
        """The evaluation in the language of the reader."""
        return self.words("evaluation")

    def words(self, name: str) -> str:
        """Return the column ``name`` in the language of the reader; Japanese where the English is missing."""
        english = "" if (get_language() or "ja").startswith("ja") else getattr(self, f"{name}_en", "")
        return english or getattr(self, name)
