"""Publications as the public sees them: the list, and all that was published about one purchase."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from colab.core.lifecycle import slots as slot_blocks
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from pilots.procurement import presentation, queries
from pilots.procurement.enums import NoticeKind

from .filters import NOTICE_COLUMNS, NoticeFilters

TONES = {NoticeKind.FORECAST: "info", NoticeKind.PRE: "warning", NoticeKind.POST: "success"}


def notice_list(request: HttpRequest) -> HttpResponse:
    """List the publications, with filters in the address and the list as a file (headings of GIF DS-451-8 too)."""
    filters = NoticeFilters(request, queries.public_notices())
    if export := requested_export(request, NOTICE_COLUMNS, filters.rows, "contracts", name_ja="契約の公表一覧"):
        return export
    page = paginate(request, filters.rows)
    for row in page:
        row.tone = TONES[row.kind]
        row.amount = presentation.yen(row.amount_yen)
    return render(request, "procurement/list.html", {"filters": filters, "page": page})


def detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was published about one purchase, the newest first; found by its key or its public code."""
    rows = queries.public_notices().filter(contract__key=key)
    notices = list(rows) or list(queries.public_notices().filter(contract__code=key.upper()))
    if not notices:
        raise Http404
    contract = notices[0].contract
    certification = contract.certification
    context = {
        "contract": contract,
        "newest": notices[0],
        "notices": [{"notice": n, "rows": presentation.notice(n), "tone": TONES[n.kind]} for n in notices],
        "certification_url": reverse("certification:detail", args=[certification.code])
        if certification is not None and certification.code
        else "",
        "slots": slot_blocks.filled("public:contract", request, contract),
    }
    return render(request, "procurement/detail.html", context)
