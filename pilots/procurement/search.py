"""Publications as search documents: one for each purchase, with the words of its newest publication."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import search

from .models import Contract

SOUGHT = "政策目的随意契約 随意契約理由 入札によらない契約 negotiated contract without a tender"
"""What somebody types who looks for purchases of this kind."""


def _rows():
    rows = Contract.objects.filter(forecast_on__isnull=False).select_related("body", "unit__parent__parent")
    return rows.prefetch_related("notices")


def _build(contract: Contract) -> search.Doc | None:
    current = [notice for notice in contract.notices.all() if notice.current]
    if not current:
        return None
    newest = max(current, key=lambda notice: (notice.published_on, notice.pk))
    return search.Doc(
        title=newest.title,
        title_en=newest.title_en,
        body="\n".join(
            part
            for part in (newest.outline, newest.party, newest.reason, contract.body.name, contract.evaluation)
            if part
        ),
        body_en="\n".join(part for part in (newest.outline_en, newest.reason_en, contract.evaluation_en) if part),
        keywords=f"{contract.code or ''} {SOUGHT}",
        url=reverse("procurement:detail", args=[contract.key]),
        date=newest.published_on,
        facets={"state": [contract.state], **search.place(contract.unit)},
        visibility=["public"],
    )


search.register(
    search.Document(kind="contract", model=Contract, queryset=_rows, build=_build, label=_("Contracts"), order=60)
)
