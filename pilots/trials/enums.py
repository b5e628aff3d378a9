"""States and kinds of a pilot."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PilotState(TextChoices):
    """States of a pilot (実証)."""

    PROPOSED = "proposed", _("proposed")
    PLANNING = "planning", _("being planned")
    AGREEMENT = "agreement", _("agreement being made")
    PREPARING = "preparing", _("being prepared")
    RUNNING = "running", _("running")
    SUSPENDED = "suspended", _("suspended")
    POSTPONED = "postponed", _("postponed")
    MEASURED = "measured", _("measured")
    REPORTED = "reported", _("reported")
    EVALUATED = "evaluated", _("evaluated")
    CERTIFY_PATH = "certify_path", _("on the way to certification")
    CONTINUED = "continued", _("continued")
    ENDED = "ended", _("ended")
    DROPPED = "dropped", _("not carried out")


S = PilotState
PLAN_OPEN = (S.PROPOSED.value, S.PLANNING.value)
PUBLIC = tuple(s.value for s in S if s not in (S.PROPOSED, S.PLANNING, S.AGREEMENT, S.DROPPED))
"""States in which the public sees the pilot: once it is agreed."""
AGREED = PUBLIC
STARTED = (S.RUNNING, S.SUSPENDED, S.MEASURED, S.REPORTED, S.EVALUATED, S.CERTIFY_PATH, S.CONTINUED, S.ENDED)
MEASURING = (S.RUNNING.value, S.SUSPENDED.value, S.MEASURED.value)
REPORTED = tuple(s.value for s in (S.REPORTED, S.EVALUATED, S.CERTIFY_PATH, S.CONTINUED, S.ENDED))
FINISHED = tuple(s.value for s in (S.EVALUATED, S.CERTIFY_PATH, S.CONTINUED, S.ENDED))
"""States in which the section has judged the pilot."""


class AgreementKind(TextChoices):
    """What the pilot stands on."""

    BASIC = "basic_agreement", _("basic agreement")
    SMALL_CONTRACT = "small_contract", _("small contract")
    OTHER = "other", _("other agreement")


class CarryOver(TextChoices):
    """How a pilot may cross the end of the fiscal year (地方自治法 第208条, 第214条)."""

    NONE = "none", _("does not cross 31 March")
    KURIKOSHI = "kurikoshi", _("budget carried over (繰越)")
    SAIMUFUTAN = "saimufutan", _("debt-incurring act (債務負担行為)")
    NO_COST = "no_cost", _("no cost to the body")


class Direction(TextChoices):
    """Which way is better."""

    DOWN = "down", _("lower is better")
    UP = "up", _("higher is better")


class Scale(TextChoices):
    """What one reading is."""

    NUMBER = "number", _("a number")
    SHARE = "share", _("yes or no (target in per cent)")


class Verdict(TextChoices):
    """How an indicator, or the pilot, came out."""

    MET = "met", pgettext_lazy("indicator", "met")
    PARTLY = "partly", pgettext_lazy("indicator", "partly met")
    NOT_MET = "not_met", pgettext_lazy("indicator", "not met")
    UNKNOWN = "unknown", pgettext_lazy("indicator", "cannot be judged")
