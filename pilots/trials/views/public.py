"""Pilots as the public sees them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from colab.core.lifecycle import get_machine
from colab.core.lifecycle import slots as slot_blocks
from colab.core.ui.components import stages
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from pilots.trials.models import PilotLog
from pilots.trials.outcomes import VERDICT_TONES, indicator_rows, outcome_rows
from pilots.trials.presentation import facts, period_words
from pilots.trials.queries import public_pilots, with_indicators

from .filters import COLUMNS, PilotFilters


def pilot_list(request: HttpRequest) -> HttpResponse:
    """List the agreed pilots, with filters in the address and the list as a file."""
    filters = PilotFilters(request, public_pilots())
    if export := requested_export(request, COLUMNS, filters.rows, "pilots", name_ja="実証一覧"):
        return export
    page = paginate(request, with_indicators(filters.rows, changes=False))
    for pilot in page:
        pilot.results = outcome_rows(pilot)
        pilot.period = period_words(pilot)
        pilot.verdict_tone = VERDICT_TONES.get(pilot.verdict, "")
    return render(request, "trials/list.html", {"filters": filters, "page": page})


def pilot_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one pilot: what is tried, what the indicators say before and after, report and lesson."""
    pilot = get_object_or_404(with_indicators(public_pilots()), code=code.upper())
    context = {
        "pilot": pilot,
        "facts": facts(pilot, inside=False),
        "indicators": indicator_rows(pilot),
        "log": PilotLog.objects.filter(pilot=pilot, public=True).prefetch_related("photos").order_by("day", "pk"),
        "steps": _steps(pilot),
        "verdict_tone": VERDICT_TONES.get(pilot.verdict, ""),
        "slots": slot_blocks.filled("public:pilot", request, pilot),
    }
    return render(request, "trials/detail.html", context)


def _steps(pilot):
    table = get_machine("pilot")
    road = [(str(state), table.state_label(state)) for state in table.road[2:]]
    finished = pilot.state in ("certify_path", "continued", "ended")
    beside = {"suspended": "running", "postponed": "preparing", "dropped": "preparing"}
    current = beside.get(pilot.state, pilot.state)
    current = current if current in dict(road) else str(table.road[-1])
    return stages(road, current, finished=finished)
