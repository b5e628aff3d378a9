"""The list for the door: who comes, who waits, checking in by code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from challenges.briefings import seats
from challenges.briefings.seats.registry import host_model
from colab.core import access
from colab.core.readings.noting import reads_people
from colab.core.ui.exports import Column, export_response

COLUMNS = [
    Column("code", "受付コード", "Code"),
    Column("name", "氏名", "Name"),
    Column("affiliation", "所属", "Organisation"),
    Column("email", "メールアドレス", "E-mail address"),
    Column("status", "状態", "Status", lambda seat: seat.get_status_display()),
    Column("online", "オンライン", "Online"),
    Column("registered_at", "申込日時", "Registered"),
    Column("checked_in_at", "来場日時", "Checked in"),
]


@login_required
@reads_people("guests")
def door(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Show the seats; a sent code checks its holder in, or undoes it."""
    host = access.get_or_404(request.actor, host_model(word).objects.all(), "check_in", key=key)
    if request.method == "POST":
        _check(request, host)
        return redirect("briefings:door", word, key)
    rows = host.seats.exclude(status="cancelled").order_by("status", "name", "pk")
    request.listed = rows
    context = {"host": host, "rows": rows, "counts": seats.counts(host), "word": word}
    return render(request, "briefings/door.html", context)


@login_required
@reads_people("guests")
def door_export(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Return the list as a workbook."""
    host = access.get_or_404(request.actor, host_model(word).objects.all(), "check_in", key=key)
    request.listed = rows = host.seats.order_by("status", "name", "pk")
    return export_response(COLUMNS, rows, f"seats-{host.key}", "xlsx")


def _check(request: HttpRequest, host) -> None:
    code = request.POST.get("code", "")
    if request.POST.get("undo"):
        seats.undo_check_in(host, code)
        messages.success(request, _("The check-in was taken back."))
        return
    found = seats.check_in(host, code)
    if found is None:
        messages.error(request, _("No confirmed seat has the code “%(code)s”.") % {"code": code[:20]})
    else:
        messages.success(request, _("Checked in: %(name)s") % {"name": found.name})
