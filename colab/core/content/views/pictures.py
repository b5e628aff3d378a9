"""Serving the pictures of editors' pages from our own host, whatever storage keeps them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from colab.core.content import pictures
from colab.core.content.models import Rendition
from colab.core.files.kinds import KINDS
from colab.core.files.purposes import KINDS_IMAGE
from colab.core.files.views import PICTURE_POLICY

TYPES = {f".{ending}": KINDS[kind].content_type for kind in KINDS_IMAGE for ending in KINDS[kind].suffixes}
"""Ending of a rendition's file → what browsers are told it is."""
FOR_EVER = "public, max-age=31536000, immutable"
FOR_ONE = "private, no-store"


@require_safe
def picture(request: HttpRequest, pk: int, mark: str, name: str) -> HttpResponse:
    """Stream one rendition; absence to whoever may not see it, and under every address but its own."""
    rendition = Rendition.objects.select_related("image__collection").filter(pk=pk).first()
    if rendition is None or rendition.is_original or (rendition.mark, rendition.name) != (mark, name):
        raise Http404
    public, kind = pictures.is_public(rendition.image), TYPES.get(f".{name.rpartition('.')[2].lower()}")
    if not kind or not (public or pictures.may_see(request, rendition.image)):
        raise Http404
    etag = f'"{mark}"'
    response = get_conditional_response(request, etag=etag) or _streamed(rendition, kind)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = FOR_EVER if public else FOR_ONE
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _streamed(rendition: Rendition, kind: str) -> FileResponse:
    try:
        file = rendition.file.storage.open(rendition.file.name, "rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(file, content_type=kind, filename=rendition.name)
