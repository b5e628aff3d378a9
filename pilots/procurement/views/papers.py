"""Downloading the papers of a purchase."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from colab.core import access
from pilots.procurement import papers
from pilots.procurement.models import Contract
from pilots.procurement.papers.printing import FORMATS


def _contract(request: HttpRequest, key: str) -> Contract:
    rows = Contract.objects.select_related("body", "unit", "organisation", "certification__pilot")
    return access.get_or_404(request.actor, rows, "print", key=key)


@login_required
def paper(request: HttpRequest, key: str, slug: str, form: str) -> HttpResponse:
    """Print one paper."""
    contract = _contract(request, key)
    kind = next((each for each in papers.ready(contract) if each.slug == slug), None)
    if kind is None or form not in FORMATS:
        raise Http404
    name, data = papers.printed(contract, kind, form)
    return _download(name, data, FORMATS[form])


@login_required
def the_set(request: HttpRequest, key: str) -> HttpResponse:
    """Print all papers that are ready, as a zip."""
    contract = _contract(request, key)
    if not papers.ready(contract):
        raise Http404
    return _download(f"起案一式_{contract.code or contract.key}.zip", papers.packed(contract), "application/zip")


def _download(name: str, data: bytes, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer
