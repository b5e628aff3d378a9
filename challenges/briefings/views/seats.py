"""Registering, and the page of one's own seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.briefings import seats
from challenges.briefings.forms import RegistrationForm
from challenges.briefings.seats import paying
from challenges.briefings.seats.booking import free
from challenges.briefings.seats.models import CALLED_OFF
from challenges.briefings.seats.registry import host_model, seat_model
from challenges.calls.calendar import Entry, calendar_response
from colab.core import access, clock
from colab.core.ui import limits
from colab.core.ui.headers import private


def register(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Show what it is and the form; a sent form gives a seat or a place on the waiting list."""
    model = host_model(word)
    host = access.get_or_404(request.actor, model.objects.all(), key=key)
    form = RegistrationForm(request.POST or None, host=host, user=request.user)
    takes_seats = host.takes_seats(clock.now())
    taken = request.method == "POST" and takes_seats and limits.allows(request, "seats", form)
    if taken and form.is_valid():
        try:
            seats.register(host, language=get_language() or "ja", **form.cleaned_data)
        except seats.NoSeats as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("briefings:registered", word, key)
    left = free(host)
    context = {"host": host, "form": form, "takes_seats": takes_seats, "left": left, "word": word}
    context["fee"] = paying.price_of(host)
    page = render(request, "briefings/register.html", context, status=422 if form.is_bound and form.errors else 200)
    return limits.answer(page, form)


def registered(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Say that a mail is on its way; the same words for everybody, so that it tells nothing."""
    host = access.get_or_404(request.actor, host_model(word).objects.all(), key=key)
    return render(request, "briefings/registered.html", {"host": host})


def seat(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Show one's seat; the form gives it back."""
    found = _seat(word, key)
    if request.method == "POST":
        if busy := limits.turned_away(request, "seat"):
            return busy
        seats.cancel(found)
        messages.success(request, _("Your registration is cancelled."))
        return redirect("briefings:seat", word, key)
    context = {"seat": found, "host": found.host, "word": word, "past": found.host.starts_at <= clock.now()}
    context["called_off"] = found.host.state == CALLED_OFF
    return private(render(request, "briefings/seat.html", context))


def seat_calendar(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Return the date as a calendar file."""
    found = _seat(word, key)
    host = found.host
    entry = Entry(
        uid=f"{word}-{host.key}",
        title=host.label,
        starts=host.starts_at,
        ends=host.ends_at,
        place=host.place_words or host.online_url,
        url=host.online_url,
    )
    return calendar_response([entry], host.label, f"{word}-{host.key}")


def _seat(word: str, key: str):
    return get_object_or_404(seat_model(word).objects.select_related("host"), key=key)
