"""実績: counts and shares of a fiscal year, each opening its rows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from challenges.challenges.models import Challenge
from colab.core.clock import FiscalYear
from colab.core.ui.forms import parsing
from colab.core.ui.sharing import same_for_everybody
from colab.open.figures import satisfaction, shares, strip


@same_for_everybody
def results(request: HttpRequest) -> HttpResponse:
    """Show the year asked for (``?year=2026``), this one by default."""
    years = _years()
    asked = parsing.digits(request.GET.get("year", ""), 4)
    year = FiscalYear(asked) if asked in years else FiscalYear.current()
    context = {"year": year.year, "years": years, "steps": strip(year), "shares": shares(year)}
    context["satisfaction"] = satisfaction(year)
    return render(request, "open/results.html", context)


def _years() -> list[int]:
    codes = Challenge.objects.exclude(code=None).order_by("code").values_list("code", flat=True)
    first = codes.first()
    current = FiscalYear.current().year
    return list(range(current, int(first.split("-")[1]) - 1, -1)) if first else [current]
