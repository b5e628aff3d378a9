"""The certification: application, decision, validity."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.models import Body, Organisation, Programme, Solution
from pilots.certification.enums import (
    ENDED,
    IN_FORCE,
    PENDING,
    PUBLIC,
    CertificationState,
    Novelty,
    ProductKind,
    Route,
)

FIXED = tuple(state for state in (*PENDING, *PUBLIC) if state != CertificationState.RETURNED)


class Certification(lifecycle.Subject):
    """An operator's application to be certified for a product, and the certificate that came of it."""

    MACHINE = "certification"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="certifications")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="certifications", null=True, blank=True
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certifications")
    pilot = models.ForeignKey(
        "trials.Pilot", on_delete=models.PROTECT, related_name="certifications", null=True, blank=True
    )
    solution = models.ForeignKey(
        Solution, on_delete=models.PROTECT, related_name="certifications", null=True, blank=True
    )
    route = models.CharField(_("route"), max_length=12, choices=Route.choices, default=Route.APPLICATION)

    kind = models.CharField(_("goods or service"), max_length=10, choices=ProductKind.choices, blank=True)
    kind_reason = models.CharField(_("why this kind"), max_length=300, blank=True)
    product_name = models.CharField(_("name of the product or service"), max_length=120, blank=True)
    product_name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    summary = models.CharField(_("what it does, in one or two sentences"), max_length=300, blank=True)
    summary_en = models.CharField(_("the same in English"), max_length=400, blank=True)
    areas = models.JSONField(_("areas"), default=list, blank=True)
    on_sale_since = models.DateField(_("on sale since"), null=True, blank=True)
    price_yen = models.PositiveBigIntegerField(_("price (yen)"), null=True, blank=True)
    price_note = models.CharField(_("what the price covers"), max_length=200, blank=True)
    sales_record = models.TextField(_("sales so far"), max_length=1000, blank=True)
    intellectual_property = models.TextField(_("intellectual property"), max_length=1000, blank=True)
    permits = models.TextField(_("permits needed"), max_length=1000, blank=True)
    safety = models.TextField(_("safety and standards"), max_length=1000, blank=True)

    novelty = models.CharField(_("how it is new"), max_length=12, choices=Novelty.choices, blank=True)
    novelty_reason = models.TextField(_("in what it is new"), max_length=2000, blank=True)
    usefulness = models.JSONField(_("what it contributes to"), default=list, blank=True)
    usefulness_reason = models.TextField(_("how it contributes"), max_length=2000, blank=True)
    feasibility_reason = models.TextField(_("why the plan can be carried out"), max_length=2000, blank=True)
    expected_use = models.TextField(_("where public bodies could use it"), max_length=1000, blank=True)
    evidence = models.TextField(_("evidence from the pilot"), max_length=2000, blank=True)
    other_bodies = models.TextField(_("certifications by other bodies"), max_length=500, blank=True)

    declares_small = models.BooleanField(_("small or medium-sized enterprise, or founder"), default=False)
    declares_independent = models.BooleanField(_("not controlled by a large enterprise"), default=False)
    declares_167_4 = models.BooleanField(_("not excluded under 地方自治法施行令 第167条の4"), default=False)
    declares_antisocial = models.BooleanField(_("no relation to organised crime"), default=False)
    declares_lawful = models.BooleanField(_("keeps the law in its business"), default=False)

    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    prefilled = models.JSONField(default=dict, editable=False)
    """Column → machine whose data it was filled from; shown beside the field."""
    applicant = models.JSONField(default=dict, editable=False)
    """The organisation's data as they were when the application was handed in."""

    submitted_on = models.DateField(_("handed in on"), null=True, editable=False)
    return_items = models.JSONField(default=list, editable=False)
    return_reason = models.TextField(_("reason for the return"), max_length=2000, blank=True, editable=False)

    source = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="recognitions", null=True, blank=True, editable=False
    )
    source_body = models.CharField(_("certified by"), max_length=100, blank=True)
    source_number = models.CharField(_("number there"), max_length=100, blank=True)
    source_certified_on = models.DateField(_("certified there on"), null=True, blank=True)
    source_valid_until = models.DateField(_("valid there until"), null=True, blank=True)
    copy_received_on = models.DateField(_("copy received on"), null=True, blank=True)

    number = models.CharField(_("certificate number"), max_length=60, blank=True)
    certified_on = models.DateField(_("certified on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    conditions = models.TextField(_("conditions"), max_length=1000, blank=True)
    issuer = models.CharField(_("certified by (title and name)"), max_length=100, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=100, blank=True)
    deciding_post = models.CharField(_("deciding post"), max_length=100, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.TextField(_("reason"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("certification")
        ordering = ["-created_at", "pk"]
        constraints = [
            lifecycle.state_in("certification_state", CertificationState),
            lifecycle.nonempty_in("certification_kind", FIXED, "kind", "product_name"),
            lifecycle.required_in("certification_facts", PUBLIC, "code", "certified_on", "valid_until", "submitted_on"),
            lifecycle.nonempty_in(
                "certification_issuer", PUBLIC, "number", "issuer", "decision_number", "deciding_post"
            ),
            lifecycle.empty_in(
                "certification_not_before_decision",
                [s for s in CertificationState if s not in PUBLIC],
                "code",
                "certified_on",
                "valid_until",
            ),
            lifecycle.required_in("certification_ended_on", ENDED, "ended_on"),
            lifecycle.empty_in("certification_not_ended", IN_FORCE, "ended_on"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("certified_on")),
                name="certification_validity_order",
                violation_error_message=_("The certificate would end before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(route=Route.COPY.value) | Q(source_certified_on__isnull=False) & ~Q(source_body=""),
                name="certification_copy_has_source",
                violation_error_message=_("A recognition by copy names the certification it rests on."),
            ),
            models.UniqueConstraint(
                fields=["body", "number"],
                condition=~Q(number=""),
                name="certification_number_unique",
                violation_error_message=_("This body has given out this number already."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "valid_until"], name="certification_state_valid"),
            models.Index(fields=["body", "state"], name="certification_body_state"),
        ]

    def __str__(self):
        return self.label or str(self.organisation)

    @property
    def label(self) -> str:
        """The product's name in the language of the reader; Japanese where the English is missing."""
        return self.words("product_name")

    @property
    def summary_words(self) -> str:
        """The summary in the language of the reader."""
        return self.words("summary")

    def words(self, name: str) -> str:
        """Return the column ``name`` in the language of the reader; Japanese where the English is missing."""
        english = "" if (get_language() or "ja").startswith("ja") else getattr(self, f"{name}_en", "")
        return english or getattr(self, name)

    @property
    def is_service(self) -> bool:
        """Whether experts must be heard by statute (施行規則 第12条の3第2項)."""
        return self.kind == ProductKind.SERVICE

    def valid_on(self, day: date) -> bool:
        """Whether the certification was in force on ``day``: certified, not past its end, not ended otherwise."""
        if self.certified_on is None or self.valid_until is None:
            return False
        if self.ended_on is not None and day >= self.ended_on:
            return False
        return self.certified_on <= day <= self.valid_until
