"""Awards and contracts: adoption of a pitch, choice of the counterparty, contract and what was delivered and paid."""

from typing import Any

from django.utils import translation

from pilots.procurement.presentation import signatures

from .documents import of_notice
from .parties import reference
from .values import both, filled, moment, period, yen

USE = {"useful": "met", "partly": "partiallyMet", "not_useful": "notMet"}


def adoption(challenge: Any, pitches: list, day: Any) -> dict:
    """Return the decision on the call: who was adopted, or that nobody was."""
    made = {
        "id": adoption_id(challenge),
        **both("title", ("提案の採択", "Adoption of a pitch")),
        **both("description", challenge, "outcome"),
        "status": "active" if pitches else "unsuccessful",
        "date": moment(day),
        "suppliers": [reference(pitch.organisation) for pitch in pitches],
    }
    return filled(made)


def adoption_id(challenge: Any) -> str:
    """Return the id of the award that stands for the decision on the call."""
    return f"{challenge.code}-adoption"


def choice(subject: Any, day: Any, title: tuple[str, str]) -> dict:
    """Return the choice of the organisation of a pilot or a contract."""
    made = {
        "id": f"{subject.code}-award",
        **both("title", title),
        "status": "active",
        "date": moment(day),
        "suppliers": [reference(subject.organisation)],
    }
    if subject.MACHINE == "contract":
        made |= {"value": yen(subject.amount_yen), **both("description", subject, "reason")}
    return filled(made)


def made(contract: Any, notice: Any) -> dict:
    """Return the contract as it was published."""
    return filled(
        {
            "id": contract.code,
            "awardID": f"{contract.code}-award",
            **both("title", contract, "subject_name"),
            **signed(contract),
            "status": "active",
            "period": period(contract.period_from, contract.period_to),
            "value": yen(contract.amount_yen),
            "dateSigned": moment(contract.signed_on),
            "documents": [of_notice(notice, contract.code)],
        }
    )


def signed(contract: Any) -> dict:
    """Return how both sides signed, in words of both languages: the standard has no field of its own for it."""
    told = {}
    for language, name in (("ja", "description"), ("en", "description_en")):
        with translation.override(language):
            told[name] = signatures(contract)
    return told


def update(contract: Any, **changed: Any) -> dict:
    """Return what an update of a contract tells besides its id."""
    return {"id": contract.code, "awardID": f"{contract.code}-award", **changed}


def inspected(contract: Any) -> dict:
    """Return the delivery, inspected and accepted."""
    return _milestone(contract, "delivery", ("納入と検査", "Delivery and inspection"), contract.inspected_on, "met")


def paid(contract: Any) -> dict:
    """Return the payment as a milestone and as a transaction."""
    found = _milestone(contract, "payment", ("支払", "Payment"), contract.paid_on, "met")
    transaction = {
        "id": f"{contract.code}-payment",
        "date": moment(contract.paid_on),
        "value": yen(contract.paid_yen),
        "payer": reference(contract.body),
        "payee": reference(contract.organisation),
    }
    found["implementation"]["transactions"] = [transaction]
    return found


def evaluated(contract: Any) -> dict:
    """Return the using office's evaluation."""
    words = (contract.evaluation, contract.evaluation_en)
    title = ("使用した課の評価", "Evaluation by the using office")
    return _milestone(contract, "assessment", title, contract.evaluated_on, USE.get(contract.verdict), words)


def _milestone(contract: Any, kind: str, title: tuple, day: Any, status: str | None, words: tuple = ("", "")) -> dict:
    row = {"id": f"{contract.code}-{kind}", **both("title", title), **both("description", words), "type": kind}
    row |= {"dateMet": moment(day), "status": status}
    return update(contract, implementation={"milestones": [filled(row)]})
