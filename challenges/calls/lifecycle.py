"""The machine of calls, and what the clock does with them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.lifecycle import SAME, Machine, T, every_minute, register

from . import effects, queries, rules
from .enums import CallState
from .models import Call

S = CallState

CALL = register(
    Machine(
        "call",
        Call,
        states=CallState,
        rank=10,
        label=_("Call"),
        transitions=[
            T("save", [S.DRAFT, S.SCHEDULED], SAME, label=_("Save"), effect=effects.write_facts, hidden=True,
              guards=[rules.dates_in_order_after]),
            T("schedule", [S.DRAFT], S.SCHEDULED, label=_("Fix the dates"),
              guards=[rules.complete, rules.dates_in_order, rules.deadline_ahead], effect=effects.fix_dates,
              help=_("The call opens and closes by itself at these times.")),
            T("open", [S.SCHEDULED], S.OPEN, label=pgettext_lazy("call", "Open"), guards=[rules.opening_reached],
              effect=effects.mark_opened, by_system=True, hidden=True),
            T("close", [S.OPEN], S.CLOSED, label=pgettext_lazy("call", "Close"),
              guards=[rules.deadline_passed], by_system=True,
              hidden=True),
            T("ask", [S.DRAFT, S.SCHEDULED, S.OPEN], SAME, label=_("Choose what the form asks"), effect=effects.ask,
              guards=[rules.questions_known, rules.change_of_form_explained],
              help=_("Further fields to be filled in before handing in. No draft is lost by a change.")),
            T("extend", [S.OPEN, S.SCHEDULED], SAME, label=_("Extend the deadline"), effect=effects.extend,
              guards=[rules.extension_in_time, rules.reason_given, rules.extension_later],
              help=_("The old deadline and the reason are published; teams with a draft are told.")),
            T("allow_late", [S.OPEN, S.CLOSED], SAME, label=_("Let one team in late"), effect=effects.allow_late,
              guards=[rules.reason_kept, rules.late_in_bounds],
              help=_("For one organisation, until a moment you give. Logged, shown to auditors, told to the team.")),
            T("withdraw", [S.DRAFT, S.SCHEDULED, S.OPEN], S.WITHDRAWN, label=_("Withdraw the call"),
              guards=[rules.reason_given], danger=True,
              help=_("All its challenges are withdrawn with it.")),
        ],
        road=(S.DRAFT, S.SCHEDULED, S.OPEN, S.CLOSED),
        tones={S.SCHEDULED: "info", S.OPEN: "progress", S.CLOSED: "neutral", S.WITHDRAWN: "danger"},
    )
)  # fmt: skip

every_minute("open", queries.due_to_open)
every_minute("close", queries.due_to_close)
