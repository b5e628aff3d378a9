"""Pages of lists: 25 each, in an order that does not change between two pages."""

from django.core.paginator import Paginator
from django.db.models import QuerySet

PER_PAGE = 25


def paginate(request, rows, per_page=PER_PAGE):
    """Return the page asked for by ?page= (the nearest one where it does not exist), with `.query` for its links.

    A queryset gets its key as the last sort key, so that equal rows keep their places.
    """
    if isinstance(rows, QuerySet) and not rows.query.is_sliced:
        ordering = [*(rows.query.order_by or rows.model._meta.ordering)]
        if not {"pk", "-pk", "id", "-id"} & {key for key in ordering if isinstance(key, str)}:
            rows = rows.order_by(*ordering, "pk")
    page = Paginator(rows, per_page).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    page.query = query.urlencode()
    return page
