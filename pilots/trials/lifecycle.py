"""The table of a pilot's life."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import SAME, Machine, T, register
from pilots.trials import effects, guards
from pilots.trials.enums import MEASURING, PLAN_OPEN, PilotState
from pilots.trials.models import Pilot

S = PilotState
SECTION, HEAD = _("Section in charge"), _("Head of the section")
BOTH = _("Team and section")
CHANGEABLE = (S.PREPARING, S.RUNNING, S.SUSPENDED, S.POSTPONED)
LOGGED = (S.PREPARING, S.RUNNING, S.SUSPENDED, S.MEASURED)

PILOT = register(
    Machine(
        "pilot",
        Pilot,
        states=PilotState,
        rank=50,
        initial=S.PROPOSED.value,
        label=_("Pilot"),
        transitions=[
            T("save", PLAN_OPEN, SAME, label=_("Edit the plan"), effect=effects.write_plan),
            T("set_indicators", PLAN_OPEN, SAME, label=_("Edit the indicators"), effect=effects.set_indicators),
            T("plan", [S.PROPOSED], S.PLANNING, who=SECTION, label=_("Begin planning")),
            T(
                "agree_plan",
                [S.PLANNING],
                S.AGREEMENT,
                who=SECTION,
                label=_("Fix the plan and its indicators"),
                guards=[
                    guards.plan_complete,
                    guards.indicators_ready,
                    guards.indicator_dates,
                    guards.within_fiscal_year,
                    guards.no_cost_is_true,
                    guards.crossing_proved,
                ],
                effect=effects.fix_indicators,
                help=_("From here on the indicators cannot be changed without a trace."),
            ),
            T(
                "reopen_plan",
                [S.AGREEMENT],
                S.PLANNING,
                label=_("Open the plan again"),
                effect=effects.unfix_indicators,
            ),
            T(
                "sign_agreement",
                [S.AGREEMENT],
                S.PREPARING,
                who=HEAD,
                label=_("Sign the agreement"),
                legal=True,
                guards=[guards.indicators_ready, guards.indicators_unchanged, guards.within_fiscal_year],
                effect=effects.sign,
            ),
            T(
                "start",
                [S.PREPARING],
                S.RUNNING,
                who=SECTION,
                label=_("Start the pilot"),
                guards=[
                    guards.indicators_ready,
                    guards.indicators_unchanged,
                    guards.starts_after_agreement,
                    guards.in_fiscal_year,
                ],
                effect=effects.write,
            ),
            T("add_log", LOGGED, SAME, label=_("Add to the log"), effect=effects.add_log),
            T(
                "add_readings",
                MEASURING,
                SAME,
                label=_("Enter readings"),
                guards=[guards.readings_fit, guards.reading_dates],
                effect=effects.add_readings,
            ),
            T(
                "import_readings",
                MEASURING,
                SAME,
                label=_("Read in a file of readings"),
                guards=[guards.readings_fit, guards.reading_dates],
                effect=effects.add_readings,
                help=_("CSV or XLSX; the file is kept as the source."),
            ),
            T(
                "change_indicator",
                CHANGEABLE,
                SAME,
                label=_("Change a fixed indicator"),
                guards=[guards.change_is_told],
                effect=effects.change_indicator,
                help=_("The old target stays on the public page beside the new one, with the reason."),
            ),
            T("suspend", [S.RUNNING], S.SUSPENDED, label=_("Suspend"), danger=True),
            T("resume", [S.SUSPENDED], S.RUNNING, label=_("Resume"), guards=[guards.in_fiscal_year]),
            T(
                "postpone",
                [S.PREPARING, S.SUSPENDED],
                S.POSTPONED,
                label=_("Postpone"),
                danger=True,
                guards=[guards.within_fiscal_year, guards.no_cost_is_true, guards.crossing_proved],
                effect=effects.write_plan,
            ),
            T("prepare_again", [S.POSTPONED], S.PREPARING, label=_("Prepare again")),
            T(
                "measure",
                [S.RUNNING],
                S.MEASURED,
                who=SECTION,
                label=_("Close the measurement"),
                guards=[guards.has_readings],
                effect=effects.mark_measured,
            ),
            T(
                "report",
                [S.MEASURED, S.RUNNING, S.SUSPENDED],
                S.REPORTED,
                who=BOTH,
                label=_("Hand in the final report"),
                guards=[guards.lesson_told],
                effect=effects.write,
            ),
            T(
                "evaluate",
                [S.REPORTED],
                S.EVALUATED,
                who=HEAD,
                label=_("Evaluate"),
                effect=effects.evaluate,
                legal=True,
                guards=[guards.indicators_unchanged],
            ),
            T(
                "to_certification",
                [S.EVALUATED],
                S.CERTIFY_PATH,
                label=_("Go on to certification"),
                effect=effects.write,
            ),
            T(
                "continue",
                [S.EVALUATED, S.CERTIFY_PATH],
                S.CONTINUED,
                label=_("Continue in another way"),
                effect=effects.write,
            ),
            T(
                "end",
                [S.EVALUATED, S.CERTIFY_PATH],
                S.ENDED,
                label=_("End the pilot"),
                effect=effects.write,
                danger=True,
            ),
            T(
                "drop",
                [S.PROPOSED, S.PLANNING, S.AGREEMENT],
                S.DROPPED,
                label=_("Do not carry it out"),
                effect=effects.write,
                danger=True,
            ),
        ],
        road=(S.PLANNING, S.AGREEMENT, S.PREPARING, S.RUNNING, S.MEASURED, S.REPORTED, S.EVALUATED),
        tones={
            S.PROPOSED: "neutral",
            S.PLANNING: "info",
            S.AGREEMENT: "info",
            S.PREPARING: "info",
            S.RUNNING: "open",
            S.SUSPENDED: "warning",
            S.POSTPONED: "warning",
            S.MEASURED: "info",
            S.REPORTED: "info",
            S.EVALUATED: "success",
            S.CERTIFY_PATH: "success",
            S.CONTINUED: "success",
            S.ENDED: "muted",
            S.DROPPED: "muted",
        },
    )
)
