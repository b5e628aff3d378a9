"""Who is told of what."""

from django.utils import translation

from colab.core import lifecycle
from colab.core.lifecycle import Move
from colab.core.notices import notify
from colab.core.organisations.queries import holders, members

TO_OPERATOR = ("publish_pre", "sign_body", "fail_inspection", "pay", "terminate", "cancel")
TO_SECTION = ("quote", "sign_operator", "deliver", "remedy", "pay")


@lifecycle.consequence("contract", *TO_OPERATOR)
def tell_operator(move: Move) -> None:
    """Tell the operator, once the purchase is public."""
    if move.subject.organisation_id and move.subject.pre_on:
        _tell(move, members(move.subject.organisation))


@lifecycle.consequence("contract", *TO_SECTION)
def tell_section(move: Move) -> None:
    """Tell the section what came in."""
    _tell(move, holders("section", "head", unit=move.subject.unit))


@lifecycle.consequence("contract", "pass_inspection")
def tell_finance(move: Move) -> None:
    """Tell finance that a payment is due."""
    _tell(move, holders("finance", body=move.subject.body))


def _tell(move: Move, people) -> None:
    people = [person for person in people if person.pk != move.actor.user_id]
    contract = move.subject
    title = {"ja": contract.subject_name, "en": contract.subject_name_en or contract.subject_name}
    context = {"title": title, "state": _state(contract)}
    notify("contract.moved", to=people, subject_ref=lifecycle.ref(contract), context=context)


def _state(contract) -> dict:
    words = {}
    for language in ("ja", "en"):
        with translation.override(language):
            words[language] = str(contract.state_label)
    return words
