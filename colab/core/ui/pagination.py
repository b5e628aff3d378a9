"""Pages of lists: 25 each, in an order that does not change between two pages."""

from django.core.paginator import Paginator
from django.db.models import QuerySet

PER_PAGE = 25


class KeyedPaginator(Paginator):
    """Finds the keys of a page first and reads whole rows for these only.

    A database sorts rows with all they were joined with: for a page of a long list that is most of the work.
    """

    def page(self, number):
        """Return the page; see ``Paginator.page``."""
        rows = self.object_list
        if not isinstance(rows, QuerySet) or rows.query.is_sliced or rows.query.combinator or rows.query.distinct:
            return super().page(number)
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = rows.select_related(None).prefetch_related(None).values_list("pk", flat=True)
        # A list, not a subquery: planners would rather walk the whole table than ask for 25 keys.
        return self._get_page(rows.filter(pk__in=list(keys[start : start + self.per_page])), number, self)


def paginate(request, rows, per_page=PER_PAGE):
    """Return the page asked for by ?page= (the nearest one where it does not exist), with `.query` for its links.

    A queryset gets its key as the last sort key, so that equal rows keep their places.
    """
    if isinstance(rows, QuerySet) and not rows.query.is_sliced:
        ordering = [*(rows.query.order_by or rows.model._meta.ordering)]
        if not {"pk", "-pk", "id", "-id"} & {key for key in ordering if isinstance(key, str)}:
            rows = rows.order_by(*ordering, "pk")
    page = KeyedPaginator(rows, per_page).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    page.query = query.urlencode()
    request.listed = page  # how many rows an answer shows, for the trail of who read personal data
    return page
