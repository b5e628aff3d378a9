"""Those who answer challenges: companies, sole proprietors, founders, civic-tech groups."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock, lifecycle
from colab.core.organisations.enums import OrganisationKind, OrganisationState

from .bodies import Bilingual
from .people import User


class Organisation(Bilingual, lifecycle.Subject):
    """A team's organisation; its data are typed once and serve every pitch and application."""

    MACHINE = "organisation"

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    name = models.CharField(_("name"), max_length=150)
    name_kana = models.CharField(_("name in kana"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    corporate_number = models.CharField(_("corporate number"), max_length=13, unique=True, null=True, blank=True)
    representative = models.CharField(_("representative"), max_length=100, blank=True)
    representative_title = models.CharField(_("title of the representative"), max_length=100, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    capital_yen = models.PositiveBigIntegerField(_("capital (yen)"), null=True, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    industry = models.CharField(_("industry"), max_length=100, blank=True)
    listed = models.BooleanField(_("listed on a stock exchange"), default=False)
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=30, blank=True)
    profile = models.TextField(_("profile"), blank=True, max_length=2000)
    profile_en = models.TextField(_("profile in English"), blank=True, max_length=2000)
    trade_name = models.CharField(_("trade name"), max_length=100, blank=True)
    members_count = models.PositiveIntegerField(_("number of members"), null=True, blank=True)
    activity_history = models.TextField(_("activities so far"), blank=True, max_length=2000)
    bylaws = models.TextField(_("rules of the group"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("organisation")
        ordering = ["name", "pk"]
        constraints = [
            lifecycle.state_in("organisation_state", OrganisationState),
            models.CheckConstraint(
                condition=~Q(kind=OrganisationKind.COMPANY.value) | Q(corporate_number__isnull=False),
                name="organisation_company_has_number",
                violation_error_message=_("A company is identified by its corporate number."),
            ),
            models.CheckConstraint(
                condition=Q(kind=OrganisationKind.COMPANY.value)
                | Q(corporate_number__isnull=True)
                | ~Q(corporate_number=""),
                name="organisation_number_not_empty",
            ),
        ]


class Membership(models.Model):
    """A person in an organisation."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        MEMBER = "member", _("member")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("membership")
        ordering = ["organisation_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="membership_unique")]

    def __str__(self):
        return f"{self.organisation} – {self.user}"


class Invitation(models.Model):
    """An invitation by e-mail into an organisation; only the digest of its token is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=Membership.Role.choices, default=Membership.Role.MEMBER)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("invitation")
        ordering = ["-created_at", "pk"]

    def __str__(self):
        return f"{self.organisation} ← {self.email}"
