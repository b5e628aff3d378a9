"""The public list and the board of sections and office."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from challenges.calls.calendar import Entry, calendar_response
from challenges.challenges import access as rules
from challenges.challenges import columns, queries
from challenges.challenges.filters import BoardFilters, PublicFilters
from challenges.challenges.models import Challenge
from colab.core import access, clock
from colab.core.access import ANONYMOUS
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader, same_for_everybody


def _public_rows():
    """The public list is the same for everybody, also for people who may see more elsewhere."""
    rows = queries.joined(access.visible_to(ANONYMOUS, Challenge.objects.all()))
    return queries.in_order_of_deadline(rows, clock.now())


@same_for_everybody
def public_list(request: HttpRequest) -> HttpResponse:
    """Show all challenges that were opened, with filters in the address."""
    filters = PublicFilters(request, _public_rows())
    if export := requested_export(request, columns.PUBLIC, filters.rows, "challenges", name_ja="課題一覧"):
        return export
    page = paginate(request, filters.rows)
    open_now = queries.open_count(clock.now())
    return render(request, "challenges/list.html", {"filters": filters, "page": page, "open_now": open_now})


def calendar(request: HttpRequest) -> HttpResponse:
    """Return the deadlines of the open challenges as a calendar; takes the list's filters."""
    rows = PublicFilters(request, _public_rows()).rows.filter(state="open")
    return calendar_response([deadline_entry(request, row) for row in rows], _("Deadlines of challenges"), "challenges")


def deadline_entry(request: HttpRequest, challenge: Challenge) -> Entry:
    """Return the deadline of a challenge as an entry of a calendar."""
    from django.urls import reverse

    url = request.build_absolute_uri(reverse("challenges:detail", args=[challenge.slug]))
    return Entry(
        uid=f"challenge-{challenge.key}",
        title=_("Deadline: %(title)s") % {"title": challenge.label},
        starts=challenge.call.closes_at,
        url=url,
        text=f"{challenge.summary_words}\n{url}",
        sequence=challenge.version,
    )


@kept_for_reader
@login_required
def board(request: HttpRequest) -> HttpResponse:
    """Show the challenges one works on, section or office, by state."""
    if not request.actor.grants.is_staff:
        raise Http404
    rows = queries.joined(access.visible_to(request.actor, Challenge.objects.all()))
    if not request.actor.grants.is_auditor:
        rows = rows.filter(rules.own(request.actor) | rules.office(request.actor) | _joint(request.actor))
    filters = BoardFilters(request, rows)
    if export := requested_export(request, columns.BOARD, filters.rows, "challenges-board", name_ja="課題管理表"):
        return export
    page = paginate(request, filters.rows)
    context = {"filters": filters, "page": page, "may_write": request.actor.grants.has("section", "head")}
    return render(request, "challenges/board.html", context | {"is_office": request.actor.grants.is_office})


def _joint(actor) -> Q:
    units = actor.grants.units("section", "head")
    return Q(pk__in=Challenge.joint_units.through.objects.filter(unit__in=units).values("challenge_id"))
