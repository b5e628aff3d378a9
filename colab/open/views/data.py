"""Open data: every public list as a file, its licence, and the published seals of the ledger."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from colab.core.ledger.models import Checkpoint
from colab.core.ledger.seal import published
from colab.core.ui.navigation import safe_reverse
from colab.core.ui.sharing import same_for_everybody

LISTS = [
    ("challenges:list", _("Challenges"), _("What was asked, by whom, until when, and what became of it")),
    ("events:list", _("Events"), _("Pitch events with dates and places")),
    ("organisations:solution_list", _("Solutions"), _("What teams offer")),
    ("trials:list", _("Pilots"), _("Where, when, with whom, and the verdict")),
    ("certification:list", _("Certified products"), _("Operators, products, validity")),
    ("procurement:list", _("Contract publications"), _("Forecasts, publications before and after the contract")),
    ("open:cases", _("Cases"), _("Purchases without a tender, with their roads")),
    ("civic:list", _("Civic-tech projects"), _("Repositories, licences, bodies that use them")),
]
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.ja"


@same_for_everybody
def data(request: HttpRequest) -> HttpResponse:
    """List the files with their licence."""
    rows = [{"label": label, "text": text, "url": url} for name, label, text in LISTS if (url := safe_reverse(name))]
    latest = Checkpoint.objects.order_by("-day").first()
    context = {"lists": rows, "licence": LICENCE, "licence_url": LICENCE_URL, "latest": latest}
    return render(request, "open/data.html", context)


def checkpoints(request: HttpRequest) -> JsonResponse:
    """Return all daily seals, so that anybody can keep them and compare later."""
    seals = [published(seal) for seal in Checkpoint.objects.order_by("day")]
    return JsonResponse(seals, safe=False, json_dumps_params={"ensure_ascii": False})
