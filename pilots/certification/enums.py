"""States and kinds of a certification (新事業分野開拓者の認定)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CertificationState(TextChoices):
    """States of a certification."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("handed in")
    FORMAL_CHECK = "formal_check", _("formal check")
    RETURNED = "returned", _("returned for correction")
    EXPERT_OPINION = "expert_opinion", _("hearing of experts")
    REVIEW = "review", _("review")
    COPY_RECEIVED = "copy_received", _("copy of the plan received")
    DECISION = "decision", _("waiting for the decision")
    CERTIFIED = "certified", _("certified")
    CHANGE_REQUESTED = "change_requested", _("change of the plan requested")
    REJECTED = "rejected", _("not certified")
    EXPIRED = "expired", pgettext_lazy("certification", "expired")
    REVOKED = "revoked", pgettext_lazy("certification", "revoked")
    SURRENDERED = "surrendered", pgettext_lazy("certification", "surrendered")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "withdrawn")


S = CertificationState
OWN = (S.DRAFT.value, S.RETURNED.value)
"""In the hands of the applicant, who may write."""
PENDING = tuple(
    s.value for s in (S.SUBMITTED, S.FORMAL_CHECK, S.RETURNED, S.EXPERT_OPINION, S.REVIEW, S.COPY_RECEIVED, S.DECISION)
)
IN_FORCE = (S.CERTIFIED.value, S.CHANGE_REQUESTED.value)
ENDED = (S.EXPIRED.value, S.REVOKED.value, S.SURRENDERED.value)
PUBLIC = IN_FORCE + ENDED
"""States in which the public sees the certification: once it has been certified."""
HEARING = (S.FORMAL_CHECK.value, S.EXPERT_OPINION.value, S.COPY_RECEIVED.value, S.CHANGE_REQUESTED.value)
"""States in which experts may be appointed and heard."""


class ProductKind(TextChoices):
    """The two limbs of 施行令 第167条の2第1項第4号."""

    GOODS = "goods", _("new goods (新商品)")
    SERVICE = "service", _("new service (新役務)")


class Novelty(TextChoices):
    """The two ways to be new (施行規則 第12条の3第1項第1号)."""

    DISTINCT = "distinct", _("of a category distinct from what is on the market")
    DIFFERENT = "different", _("of the same category, but with a markedly different use value")


class Usefulness(TextChoices):
    """The three contributions (施行規則 第12条の3第1項第2号)."""

    TECHNOLOGY = "technology", _("makes the technology of business activities more advanced")
    EFFICIENCY = "efficiency", _("makes management more efficient")
    CONVENIENCE = "convenience", _("makes residents' life more convenient")


class Point(TextChoices):
    """The points the head of the body confirms."""

    NOVELTY = "a", _("novelty (item 1)")
    USEFULNESS = "b", _("usefulness (item 2)")
    FEASIBILITY = "c", _("feasibility (item 3)")


class Suitability(TextChoices):
    """What an expert says about a point."""

    SUITABLE = "suitable", _("suitable")
    CONDITIONAL = "conditional", _("suitable on conditions")
    UNSUITABLE = "unsuitable", _("not suitable")


class Interest(TextChoices):
    """An expert's statement of conflicts of interest."""

    NONE = "none", _("no interest in the applicant")
    DECLARED = "declared", _("an interest to be declared")


class Basis(TextChoices):
    """What a finding rests on."""

    REVIEW = "review", _("review by this body")
    COPY = "copy", _("copy of the plan confirmed by another head (paragraph 7)")


class Route(TextChoices):
    """How a certification came to this body."""

    APPLICATION = "application", _("application")
    COPY = "copy", _("recognition by copy of the plan")
