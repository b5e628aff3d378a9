"""The first page: what this is, what closes soon, one result, the year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Locale

from challenges.calls.queries import open_q
from challenges.challenges.models import Challenge
from challenges.challenges.queries import joined
from colab.core import clock
from colab.core.clock import FiscalYear
from colab.core.content.models import HomePage, NewsPage
from colab.core.lifecycle import slots
from colab.core.ui.sharing import same_for_everybody
from colab.open.figures import strip
from pilots.trials.outcomes import indicator_rows
from pilots.trials.queries import public_pilots, with_indicators


@same_for_everybody
def home(request: HttpRequest) -> HttpResponse:
    """Show the home page around the editors' words."""
    rows = Challenge.objects.filter(open_q(clock.now(), "call__"), state="open")
    locale = Locale.get_active()
    context = {
        "page": HomePage.objects.filter(locale=locale).live().first(),
        "open_count": rows.count(),
        "soonest": list(joined(rows).order_by("call__closes_at", "pk")[:3]),
        "result": best_result(),
        "year": FiscalYear.current().year,
        "steps": strip(FiscalYear.current()),
        "news": list(NewsPage.objects.filter(locale=locale).live().order_by("-date", "-pk")[:3]),
        "slots": slots.filled("home", request),
    }
    return render(request, "open/home.html", context)


def best_result() -> dict | None:
    """Return the newest judged pilot whose first indicator can be told as before → after."""
    for pilot in with_indicators(public_pilots().filter(verdict="met"))[:5]:
        for row in indicator_rows(pilot):
            if row["result"].verdict == "met" and row["before"]:
                return row | {"pilot": pilot}
    return None
