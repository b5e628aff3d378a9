"""Who is told of what."""

from django.urls import reverse
from django.utils import translation

from colab.core import lifecycle
from colab.core.lifecycle import Move
from colab.core.notices import notify
from colab.core.organisations.queries import holders, members

from .credentials import issuing

TO_TEAM = ("return", "certify", "reject", "confirm_change", "refuse_change", "revoke", "expire")
TO_OFFICE = ("submit", "withdraw", "request_change", "surrender", "give_opinion")


@lifecycle.consequence("certification", "certify", "confirm_change")
def sign(move: Move) -> None:
    """Sign what the certificate says, and again when another plan is in force."""
    issuing.issue(move.subject, move.actor)


@lifecycle.consequence("certification", *TO_TEAM)
def tell_team(move: Move) -> None:
    """Tell the applicant what was decided."""
    _tell(move, members(move.subject.organisation))


@lifecycle.consequence("certification", *TO_OFFICE)
def tell_office(move: Move) -> None:
    """Tell the office what came in."""
    programme = move.subject.programme
    if programme is not None:
        _tell(move, holders("office", "office_admin", programme=programme))


@lifecycle.consequence("certification", "to_decision")
def tell_certifier(move: Move) -> None:
    """Tell the certifying officers that a decision waits."""
    _tell(move, holders("certifier", body=move.subject.body))


@lifecycle.consequence("certification", "appoint")
def tell_expert(move: Move) -> None:
    """Ask the expert."""
    row = move.facts["made"]
    if row.user is None:
        return
    c = move.subject
    context = {"title": _both(c), "body": {"ja": c.body.name, "en": c.body.name_en}, "due": row.due_on}
    url = reverse("certification:appointments")
    notify("certification.opinion_asked", to=row.user, subject_ref=lifecycle.ref(c), context=context, url=url)


def _tell(move: Move, people) -> None:
    people = [person for person in people if person.pk != move.actor.user_id]
    machine = lifecycle.machine_of(move.subject)
    context = {"title": _both(move.subject), "state": _state(machine, move.subject.state)}
    notify("certification.moved", to=people, subject_ref=lifecycle.ref(move.subject), context=context)


def _both(c) -> dict:
    return {"ja": c.product_name, "en": c.product_name_en or c.product_name}


def _state(machine, state) -> dict:
    words = {}
    for language in ("ja", "en"):
        with translation.override(language):
            words[language] = str(machine.state_label(state))
    return words
