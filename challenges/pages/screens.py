"""The workspace page of a challenge, and the forms of its verbs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.challenges import completeness, queries
from challenges.challenges.columns import area_words
from challenges.challenges.forms import AssignForm, CheckForm, EvaluateForm, NoAdoptionForm
from challenges.challenges.models import Challenge
from challenges.pages.forms import CorrectForm
from colab.core import access
from colab.core.lifecycle import screens


def context(request, challenge: Challenge) -> dict:
    """What the page shows beside state, verbs and history."""
    missing = completeness.missing(challenge) if not challenge.code else []
    return {
        "challenge": challenge,
        "call": challenge.call,
        "areas": area_words(challenge),
        "missing": missing,
        "may_edit": access.can(request.actor, "save", challenge),
        "joint": list(challenge.joint_units.select_related("body")),
    }


def public_url(challenge: Challenge) -> str:
    """The public address, once there is one."""
    return reverse("challenges:detail", args=[challenge.slug]) if challenge.is_public else ""


screens.register(
    screens.Screen(
        machine="challenge",
        template="challenge_pages/work_detail.html",
        context=context,
        title=lambda challenge: challenge.label,
        queryset=lambda: queries.joined(Challenge.objects.all()),
        list_url_name="challenges:board",
        list_label=_("Challenges"),
        public_url=public_url,
    )
)
screens.verb_form("challenge", "check", CheckForm)
screens.verb_form("challenge", "assign", AssignForm)
screens.verb_form("challenge", "adopt_none", NoAdoptionForm)
screens.verb_form("challenge", "evaluate", EvaluateForm)
screens.verb_form("challenge", "correct", CorrectForm)
for _verb in ("return", "withdraw", "end"):
    screens.verb_form("challenge", _verb, screens.ReasonForm)
