"""Certified products as search documents."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import search

from .models import Certification
from .queries import public


def _build(c: Certification) -> search.Doc:
    return search.Doc(
        title=c.product_name,
        title_en=c.product_name_en,
        body="\n".join(part for part in (c.summary, c.expected_use, c.organisation.name, c.body.name) if part),
        body_en="\n".join(part for part in (c.summary_en, c.organisation.name_en, c.body.name_en) if part),
        keywords=" ".join((c.code, c.number)),
        url=reverse("certification:detail", args=[c.code]),
        date=c.certified_on,
        facets={"state": [c.state], "body": [c.body_id], "area": c.areas},
        visibility=["public"],
    )


search.register(
    search.Document(
        kind="certification",
        model=Certification,
        queryset=public,
        build=_build,
        label=_("Certified products"),
        order=50,
    )
)
