"""The table of sponsors."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Machine, T, register

from . import effects, guards
from .enums import SponsorState
from .models import Sponsor

S = SponsorState

SPONSOR = register(
    Machine(
        "sponsor",
        Sponsor,
        states=SponsorState,
        rank=85,
        initial=S.APPLIED.value,
        label=_("Sponsor"),
        transitions=[
            T("confirm", [S.APPLIED], S.CONFIRMED, label=_("Confirm the sponsor"),
              guards=[guards.no_dealings, guards.place_left, guards.payments_are_on], effect=effects.confirm),
            T("refuse", [S.APPLIED], S.REFUSED, label=_("Refuse the sponsor"), guards=[guards.has_reason],
              effect=effects.end, danger=True),
            T("receive", [S.CONFIRMED], S.ACTIVE, label=_("The money has arrived"), effect=effects.receive,
              hidden=True, by_system=True),
            T("withdraw", [S.APPLIED, S.CONFIRMED], S.WITHDRAWN, label=_("It does not come about"),
              guards=[guards.has_reason], effect=effects.end, danger=True, by_system=True),
            T("end", [S.ACTIVE], S.ENDED, label=_("End the sponsorship"), guards=[guards.has_reason],
              effect=effects.end, danger=True),
        ],
        road=(S.APPLIED, S.CONFIRMED, S.ACTIVE),
        tones={S.APPLIED: "warning", S.CONFIRMED: "info", S.ACTIVE: "success", S.REFUSED: "danger",
               S.WITHDRAWN: "muted", S.ENDED: "neutral"},
    )
)  # fmt: skip
