"""The workspace page of a round and the forms of its verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import screens

from . import forms
from .models import Round
from .queries import newest_rubric, rounds, seated


def context(request, round_: Round) -> dict:
    """Return rules, criteria, phases and panel."""
    rubric = newest_rubric(round_)
    return {
        "rubric": rubric,
        "criteria": list(rubric.criteria.all()) if rubric else [],
        "phases": round_.phases.all(),
        "panel": round_.panel.select_related("user", "replaces").all(),
        "runs": round_.challenge.programme_id in request.actor.grants.programmes("office", "office_admin"),
        "seat": seated(round_, request.actor),
        "gone": round_.panel.filter(recused_at__isnull=False, replaced_by=None).exists(),
    }


screens.register(
    screens.Screen(
        machine="round",
        template="rounds/subject.html",
        context=context,
        title=lambda round_: round_.challenge.label,
        queryset=rounds,
        list_url_name="rounds:list",
        list_label=_("Rounds"),
    )
)
FORMS = {
    "save": forms.RulesForm,
    "set_rubric": forms.RubricForm,
    "set_phases": forms.PhasesForm,
    "invite": forms.PersonForm,
    "recuse": forms.RecuseForm,
    "substitute": forms.SubstituteForm,
    "start_talks": forms.TalksForm,
}
for _verb, _form in FORMS.items():
    screens.verb_form("round", _verb, _form)
for _verb in ("unfix_judges", "reopen_scoring", "reopen_decision", "reverse"):
    screens.verb_form("round", _verb, screens.ReasonForm)
