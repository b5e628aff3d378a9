"""The trail as a list and as a file."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import access
from colab.core.readings import kinds
from colab.core.readings.models import PersonalRead
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.filters import ChoiceFilter, DateFilter, FilterSet, TextFilter
from colab.core.ui.pagination import paginate

COLUMNS = [
    Column("at", "日時", "When"),
    Column("reader", "閲覧した人", "Who", lambda row: str(row.reader)),
    Column("reader_id", "閲覧した人の番号", "Number of the person"),
    Column("role", "役割", "Role"),
    Column("kind", "記録の種類", "Kind", lambda row: str(row.kind_words)),
    Column("machine", "対象の種類", "Kind of subject"),
    Column("subject_key", "対象の整理番号", "Key of the subject"),
    Column("form", "形", "Page or file", lambda row: str(row.get_form_display())),
    Column("rows", "件数", "Rows"),
]


def _by_reader(rows, text):
    found = Q(reader__name__icontains=text) | Q(reader__name_en__icontains=text) | Q(reader__email__iexact=text)
    return rows.filter(found | Q(reader_id=int(text))) if text.isdecimal() and len(text) < 10 else rows.filter(found)


class ReadingFilters(FilterSet):
    """Kind, form, person, days."""

    who = TextFilter(_("Who read it (name, address or number)"), _by_reader)
    kind = ChoiceFilter(_("Kind of data"), kinds.choices, single=True)
    form = ChoiceFilter(pgettext_lazy("reading", "Page or file"), PersonalRead.Form.choices, single=True)
    since = DateFilter(pgettext_lazy("reading", "From"), lambda rows, day: rows.filter(at__date__gte=day))
    until = DateFilter(pgettext_lazy("reading", "Until"), lambda rows, day: rows.filter(at__date__lte=day))


@login_required
def reading_list(request: HttpRequest) -> HttpResponse:
    """List who read personal data, newest first, to auditors and to the administrators of the same body."""
    if not (request.actor.grants.is_auditor or request.actor.grants.has("office_admin")):
        raise Http404
    rows = access.visible_to(request.actor, PersonalRead.objects.select_related("reader"))
    filters = ReadingFilters(request, rows.order_by("-at", "-pk"))
    if export := requested_export(request, COLUMNS, filters.rows, "readings", name_ja="個人情報の閲覧記録"):
        return export
    return render(request, "readings/list.html", {"filters": filters, "page": paginate(request, filters.rows)})
