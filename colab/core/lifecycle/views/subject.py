"""The workspace page of any subject."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import access
from colab.core.ledger.queries import entries
from colab.core.lifecycle import screens, slots
from colab.core.lifecycle.machine import Machine, get_machine
from colab.core.lifecycle.offering import offers


def find(request: HttpRequest, machine: str, key: str):
    """Return (machine, screen, subject) or raise 404, also where the person may not see it."""
    try:
        table = get_machine(machine)
    except KeyError as error:
        raise Http404 from error
    screen = screens.get_screen(machine)
    rows = screen.queryset() if screen.queryset else table.model._default_manager.all()
    return table, screen, access.get_or_404(request.actor, rows, key=key)


@login_required
def subject_view(request: HttpRequest, machine: str, key: str) -> HttpResponse:
    """Show state, what can be done now and by whom, facts, and the history."""
    table, screen, subject = find(request, machine, key)
    context = {
        "subject": subject,
        "machine": table,
        "screen": screen,
        "title": screen.title(subject),
        "state_label": table.state_label(subject.state),
        "tone": table.tone(subject.state),
        "steps": stage_steps(table, subject),
        "offers": offers(subject, request.actor),
        "history": history(table, subject),
        "slots": slots.filled(f"subject:{machine}", request, subject) + slots.filled("subject", request, subject),
        "public_url": screen.public_url(subject) if screen.public_url else "",
    }
    return render(request, screen.template, context | screen.context(request, subject))


def stage_steps(table: Machine, subject) -> list[dict]:
    """Return the main road as steps for the stage bar; empty where the machine has no road."""
    road = list(table.road)
    if not road:
        return []
    done = road.index(subject.state) if subject.state in road else -1
    return [
        {"label": table.state_label(state), "current": index == done, "done": index < done, "state": state}
        for index, state in enumerate(road)
    ]


def history(table: Machine, subject) -> list[dict]:
    """Return the subject's ledger as lines, newest first."""
    lines = []
    for entry in reversed(entries(table.name, subject.key)):
        transition = table.by_verb.get(entry.verb)
        to = entry.payload.get("to")
        lines.append(
            {
                "entry": entry,
                "label": transition.label if transition else entry.verb,
                "to": table.state_label(to) if to and to != entry.payload.get("from") else "",
                "reason": entry.payload.get("reason", ""),
                "recorded": entry.payload.get("recorded"),
                "override": entry.payload.get("override"),
            }
        )
    return lines
