"""The pilot's workspace page and the forms of its verbs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, files
from colab.core.lifecycle import screens
from pilots.trials import papers
from pilots.trials.access import CARRY_OVER
from pilots.trials.enums import MEASURING, PUBLIC, PilotState
from pilots.trials.forms.change import ChangeForm
from pilots.trials.forms.importing import ImportForm
from pilots.trials.forms.indicators import IndicatorsForm
from pilots.trials.forms.plan import AgreementForm, LogForm, PlanForm, PostponeForm, StartForm
from pilots.trials.forms.readings import ReadingsForm
from pilots.trials.forms.result import EvaluationForm, OutcomeForm, ReportForm
from pilots.trials.models import Pilot
from pilots.trials.outcomes import indicator_rows
from pilots.trials.presentation import facts
from pilots.trials.queries import with_indicators


def _rows():
    return with_indicators(Pilot.objects.select_related("organisation", "unit__body", "programme", "challenge"))


def _context(request, pilot) -> dict:
    inside = access.can(request.actor, "inside", pilot) or request.actor.grants.is_auditor
    return {
        "facts": facts(pilot, inside=inside),
        "indicators": indicator_rows(pilot),
        "log": list(pilot.log.prefetch_related("photos").order_by("-day", "-pk")[:50]) if inside else [],
        "sources": files.of("pilot", pilot.key, purpose="pilot.readings") if inside else [],
        "proofs": files.of("pilot", pilot.key, purpose=CARRY_OVER).order_by("pk") if inside else [],
        "papers": papers.ready(pilot) if inside else [],
        "with_template": inside and pilot.state in (PilotState.PREPARING, *MEASURING),
        "inside": inside,
    }


def _public_url(pilot) -> str:
    return reverse("trials:detail", args=[pilot.code]) if pilot.state in PUBLIC else ""


screens.register(
    screens.Screen(
        machine="pilot",
        template="trials/work_detail.html",
        context=_context,
        title=lambda pilot: pilot.label,
        queryset=_rows,
        list_url_name="trials:work_list",
        list_label=_("All pilots"),
        public_url=_public_url,
    )
)
for verb, form in {
    "save": PlanForm,
    "set_indicators": IndicatorsForm,
    "reopen_plan": screens.ReasonForm,
    "sign_agreement": AgreementForm,
    "start": StartForm,
    "add_log": LogForm,
    "add_readings": ReadingsForm,
    "import_readings": ImportForm,
    "change_indicator": ChangeForm,
    "suspend": screens.ReasonForm,
    "postpone": PostponeForm,
    "report": ReportForm,
    "evaluate": EvaluationForm,
    "to_certification": OutcomeForm,
    "continue": OutcomeForm,
    "end": OutcomeForm,
    "drop": OutcomeForm,
}.items():
    screens.verb_form("pilot", verb, form)
