"""The table of the civic-tech route."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import SAME, Machine, T, register
from pilots.civic import effects, guards
from pilots.civic.enums import OPEN_SOURCE, CivicState
from pilots.civic.models import CivicProject

S = CivicState
ALIVE = [state for state in S if state != S.RETIRED]

CIVIC = register(
    Machine(
        "civic",
        CivicProject,
        states=CivicState,
        rank=55,
        initial=S.MATCHED.value,
        label=_("Civic-tech project"),
        transitions=[
            T("save", ALIVE, SAME, label=_("Edit the project"), effect=effects.write),
            T("form_team", [S.MATCHED], S.TEAM_FORMED, label=_("Form the team"), effect=effects.write),
            T("build", [S.TEAM_FORMED], S.BUILT, label=_("It is built"), effect=effects.write),
            T(
                "publish_oss",
                [S.BUILT],
                S.PUBLISHED_OSS,
                label=_("Publish as open source"),
                guards=[guards.repository_and_licence],
                effect=effects.publish,
            ),
            T(
                "adopt",
                OPEN_SOURCE,
                S.ADOPTED,
                label=_("A municipality uses it"),
                guards=[guards.adopted_once],
                effect=effects.adopt,
            ),
            T("add_update", OPEN_SOURCE, SAME, label=_("Add an update"), effect=effects.add_update),
            T("give_feedback", OPEN_SOURCE, SAME, label=_("Give feedback"), effect=effects.give_feedback),
            T(
                "answer_feedback",
                OPEN_SOURCE,
                SAME,
                label=_("Answer feedback"),
                guards=[guards.own_feedback],
                effect=effects.answer_feedback,
            ),
            T("retire", ALIVE, S.RETIRED, label=_("No longer kept up"), effect=effects.write, danger=True),
        ],
        road=(S.MATCHED, S.TEAM_FORMED, S.BUILT, S.PUBLISHED_OSS, S.ADOPTED),
        tones={
            S.MATCHED: "info",
            S.TEAM_FORMED: "info",
            S.BUILT: "info",
            S.PUBLISHED_OSS: "success",
            S.ADOPTED: "success",
            S.RETIRED: "muted",
        },
    )
)
