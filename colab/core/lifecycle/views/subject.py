"""The workspace page of any subject."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from colab.core import access, clock
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.queries import entries
from colab.core.lifecycle import reasons, screens, slots
from colab.core.lifecycle.guards import Level
from colab.core.lifecycle.machine import Machine, get_machine
from colab.core.lifecycle.offering import offers, turn
from colab.core.lifecycle.roles import role_label
from colab.core.readings.noting import note
from colab.core.ui.components import CURRENT, DONE, ENDED, TODO, GuardLine, Happening, Stage

ORDER = ("failed", "warned", "passed")


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
    chain = list(entries(machine, key))
    context = {
        "subject": subject,
        "machine": table,
        "screen": screen,
        "title": screen.title(subject),
        "state_label": table.state_label(subject.state),
        "tone": table.tone(subject.state),
        "steps": stage_steps(table, subject, chain),
        "turn_slots": slots.filled("subject:todo", request, subject),
        "offers": offers(subject, request.actor),
        "turn": _turn(subject, request.actor),
        "history": history(table, chain),
        "slots": slots.filled(f"subject:{machine}", request, subject) + slots.filled("subject", request, subject),
        "public_url": screen.public_url(subject) if screen.public_url else "",
    }
    response = render(request, screen.template, context | screen.context(request, subject))
    if screen.reads_people:
        request.listed = 1  # the page is of one subject, whatever lists stand on it
        note(request, screen.reads_people, (machine, key))
    return response


def _turn(subject, actor) -> dict | None:
    """Return whose turn it is and what stands open, for officers."""
    found = turn(subject, actor) if actor.grants.is_staff else None
    if found is None:
        return None
    lines = [_line(result) for result in found.results]
    return {"verbs": found.verbs, "lines": sorted(lines, key=lambda line: ORDER.index(line.status))}


def _line(result) -> GuardLine:
    guard = result.guard
    status = "passed" if result.passed else "warned" if guard.level == Level.PRACTICE else "failed"
    return GuardLine(guard.text, status, result.found, guard.next_step, str(guard.article))


def stage_steps(table: Machine, subject, chain: list[LedgerEntry]) -> list[Stage]:
    """Return the main road as stages, each with the day it was reached; empty where the machine has no road.

    A state beside the road stands as one more stage behind the last one reached; where it is the end, nothing follows.
    """
    road = [str(state) for state in table.road]
    if not road:
        return []
    reached = {}
    for entry in chain:
        reached.setdefault(entry.payload.get("to"), entry.fact_on or clock.day_of(entry.at))
    last = max((n for n, state in enumerate(road) if state in reached), default=-1)
    current = subject.state if subject.state in road else None
    made = []
    for n, state in enumerate(road):
        status = CURRENT if state == current else DONE if n <= last else TODO
        made.append(Stage(table.state_label(state), status, reached.get(state)))
    if current is None:
        goes_on = table.leaves(subject.state)
        beside = Stage(table.state_label(subject.state), CURRENT if goes_on else ENDED, reached.get(subject.state))
        made[last + 1 :] = [beside, *(made[last + 1 :] if goes_on else ())]
    return made


def history(table: Machine, chain: list[LedgerEntry]) -> list[Happening]:
    """Return the subject's ledger as a timeline, newest first."""
    return [
        Happening(entry.at, _title(table, entry), _words(entry), who=role_label(entry.actor_role))
        for entry in reversed(chain)
    ]


def _title(table: Machine, entry: LedgerEntry) -> str:
    transition = table.by_verb.get(entry.verb)
    own = {"create": _("Created"), "record": _("Recorded: done elsewhere"), "record_refused": _("Record refused")}
    label = transition.label if transition else own.get(entry.verb) or screens.entry_labels.get(entry.verb, entry.verb)
    to = entry.payload.get("to")
    moved = to and to != entry.payload.get("from")
    return f"{label} → {table.state_label(to)}" if moved else str(label)


def _words(entry: LedgerEntry) -> str:
    """Return what a reader of the timeline wants of an entry: reason, override, evidence."""
    payload, parts = entry.payload, []
    if payload.get("reason"):
        parts.append(reasons.in_words(str(payload["reason"])))
    if override := payload.get("override"):
        text = _("Practice not followed, on the authority of %(authority)s: %(reason)s")
        parts.append(text % {"authority": override["authority"], "reason": override["reason"]})
    if recorded := payload.get("recorded"):
        text = _("Done elsewhere on %(fact_on)s: %(decision_number)s, %(deciding_post)s")
        parts.append(text % {name: recorded[name] for name in ("fact_on", "decision_number", "deciding_post")})
    return " ".join(parts)
