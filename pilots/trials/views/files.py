"""What a pilot hands out as files: the empty file for readings, and its papers."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from colab.core import access
from pilots.trials import papers, reading_templates
from pilots.trials.models import Pilot
from pilots.trials.queries import with_indicators


def _pilot(request: HttpRequest, key: str) -> Pilot:
    rows = with_indicators(Pilot.objects.select_related("organisation", "unit__body"))
    verb = "view" if request.actor.grants.is_auditor else "inside"
    return access.get_or_404(request.actor, rows, verb, key=key)


@login_required
def readings_template(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """Hand out the empty file for readings with this pilot's indicators."""
    pilot = _pilot(request, key)
    if form not in reading_templates.FORMS or not pilot.indicators.exists():
        raise Http404
    data = reading_templates.template(pilot, form)
    return _download(f"測定値_{pilot.code or pilot.key}.{form}", data, reading_templates.FORMS[form])


@login_required
def paper(request: HttpRequest, key: str, slug: str, form: str) -> HttpResponse:
    """Print one paper."""
    pilot = _pilot(request, key)
    kind = next((each for each in papers.ready(pilot) if each.slug == slug), None)
    if kind is None or form not in papers.FORMATS:
        raise Http404
    name, data = papers.printed(pilot, kind, form)
    return _download(name, data, papers.FORMATS[form])


def _download(name: str, data: bytes, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer
