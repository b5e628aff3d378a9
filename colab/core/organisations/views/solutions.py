"""Solutions as the public sees them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from colab.core.lifecycle import slots
from colab.core.organisations.enums import SolutionState
from colab.core.organisations.models import Solution
from colab.core.organisations.presentation import area_labels, price_words
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import same_for_everybody

from .filters import COLUMNS, SolutionFilters


def listed():
    """Return the listed solutions with their organisations."""
    return (
        Solution.objects.filter(state=SolutionState.LISTED)
        .select_related("organisation")
        .order_by("-state_since", "-pk")
    )


def dress(solution: Solution) -> Solution:
    """Put areas and price in words on a solution."""
    solution.areas_in_words = area_labels(solution)
    solution.price_in_words = price_words(solution)
    return solution


@same_for_everybody
def solution_list(request: HttpRequest) -> HttpResponse:
    """List what teams offer, with filters in the address and the list as a file."""
    filters = SolutionFilters(request, listed())
    if export := requested_export(request, COLUMNS, filters.rows, "solutions", name_ja="ソリューション一覧"):
        return export
    page = paginate(request, filters.rows)
    for solution in page:
        dress(solution)
    return render(request, "organisations/solution_list.html", {"filters": filters, "page": page})


def solution_detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show one listed solution."""
    solution = dress(get_object_or_404(listed(), key=key))
    context = {"solution": solution, "slots": slots.filled("public:solution", request, solution)}
    return render(request, "organisations/solution_detail.html", context)
