"""What waits for sections, heads and offices."""

from django.utils.translation import gettext_lazy as _

from challenges.challenges.enums import ChallengeState
from colab.core.lifecycle import waiting

S = ChallengeState
waiting.register(
    _("Returned by the office: correct and send again"),
    "challenge",
    "submit",
    states=(S.DRAFT,),
    order=20,
    narrow=lambda rows, actor: rows.exclude(return_reason=""),
)
waiting.register(
    _("Finish the draft and send it to the office"),
    "challenge",
    "submit",
    states=(S.DRAFT,),
    order=22,
    narrow=lambda rows, actor: rows.filter(return_reason=""),
)
waiting.register(_("Check the challenge"), "challenge", "check", order=24)
waiting.register(_("Approve the publication"), "challenge", "approve", order=10)
waiting.register(_("Entries are closed: start screening"), "challenge", "screen", order=30)
