"""Cases in the search: why a product was bought without a tender, with the sentences of the case's page."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from colab.core import search
from colab.open.cases.reach import gather, published_contracts
from colab.open.cases.story import sentences
from colab.open.cases.titles import title
from pilots.procurement.models import Contract
from pilots.procurement.search import SOUGHT


def _rows():
    return published_contracts().exclude(code=None).select_related("body", "unit__body", "organisation")


def _words(found, language):
    """Return (title, text) of a case in one language."""
    with translation.override(language):
        return title(found), "\n".join(sentence.text for sentence in sentences(found))


def _build(contract: Contract) -> search.Doc:
    found = gather(contract)
    (name, text), (name_en, text_en) = _words(found, "ja"), _words(found, "en")
    return search.Doc(
        title=name,
        title_en=name_en,
        body=text,
        body_en=text_en,
        keywords=f"{contract.code} {SOUGHT}",
        url=reverse("open:case", args=[contract.code]),
        date=contract.signed_on,
        facets={"area": contract.certification.areas, **search.place(contract.unit)},
        visibility=["public"],
    )


search.register(search.Document(kind="case", model=Contract, queryset=_rows, build=_build, label=_("Cases"), order=65))
