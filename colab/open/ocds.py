"""Cases as releases of the Open Contracting Data Standard 1.1: one compiled-like release a case.

The prefix is not registered with the Open Contracting Partnership; an installation sets its own (OCDS_PREFIX).
"""

from typing import Any

from django.conf import settings

from challenges.challenges.models import Challenge
from colab.core.clock import start_of_day
from colab.core.ledger.canonical import plain
from colab.open.cases.reach import Case
from pilots.certification.models import Certification
from pilots.procurement.models import Contract

VERSION = "1.1"
LEGAL_BASIS = "地方自治法施行令第167条の2第1項第4号"
STATUS = {"terminated": "terminated", "cancelled": "cancelled", "closed": "terminated"}


def package(cases: list[Case], published: Any, uri: str) -> dict:
    """Return a release package of cases; ``published`` is the moment it is made, ``uri`` its address."""
    return {
        "uri": uri,
        "version": VERSION,
        "publishedDate": _moment(published),
        "publisher": {"name": settings.SITE_NAME},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "releases": [release(case) for case in cases],
    }


def release(case: Case) -> dict:
    """Return the release of one case, from the challenge to the contract; what is not public is left out."""
    contract: Contract = case.one("contract")
    changed = max(entry.at for chain in case.entries.values() for entry in chain)
    buyer = _party_ref(contract.body)
    award_id = f"{contract.code}-award"
    return {
        "ocid": f"{prefix()}-{contract.code}",
        "id": f"{contract.code}-{plain(changed)}",
        "date": _moment(changed),
        "tag": ["compiled"],
        "initiationType": "tender",
        "language": "ja",
        "parties": [_party(contract.body, "buyer"), _party(contract.organisation, "supplier")],
        "buyer": buyer,
        "planning": _planning(case.one("challenge")),
        "tender": _tender(contract, case.one("certification"), buyer),
        "awards": [
            {
                "id": award_id,
                "status": "active",
                "date": _day(contract.decided_on),
                "value": _yen(contract.amount_yen),
                "suppliers": [_party_ref(contract.organisation)],
                "rationale": contract.reason,
            }
        ],
        "contracts": [_contract(contract, award_id)],
    }


def prefix() -> str:
    """Return the prefix of the ids."""
    return getattr(settings, "OCDS_PREFIX", "ocds-000000")


def _planning(challenge: Challenge | None) -> dict:
    return {"rationale": challenge.title} if challenge else {}


def _tender(contract: Contract, certification: Certification | None, buyer: dict) -> dict:
    certified = f"認定番号 {certification.number}。" if certification else ""
    return {
        "id": f"{contract.code}-tender",
        "title": contract.subject_name,
        "title_en": contract.subject_name_en,
        "status": "complete",
        "procuringEntity": buyer,
        "procurementMethod": "direct",
        "procurementMethodDetails": f"政策目的随意契約（{LEGAL_BASIS}）",
        "procurementMethodRationale": f"{certified}{contract.reason}",
        "mainProcurementCategory": "services" if contract.kind == "service" else "goods",
    }


def _contract(contract: Contract, award_id: str) -> dict:
    return {
        "id": contract.code,
        "awardID": award_id,
        "title": contract.subject_name,
        "status": STATUS.get(contract.state, "active"),
        "value": _yen(contract.amount_yen),
        "dateSigned": _day(contract.signed_on),
        "period": {
            name: value
            for name, value in (("startDate", _day(contract.period_from)), ("endDate", _day(contract.period_to)))
            if value
        },
    }


def _party(thing: Any, role: str) -> dict:
    number = thing.corporate_number
    identifier = {"identifier": {"scheme": "JP-JCN", "id": number, "legalName": thing.name}} if number else {}
    return _party_ref(thing) | identifier | {"roles": [role]}


def _party_ref(thing: Any) -> dict:
    return {"id": f"JP-JCN-{thing.corporate_number}" if thing.corporate_number else thing.name, "name": thing.name}


def _yen(amount: int) -> dict:
    return {"amount": amount, "currency": "JPY"}


def _day(day: Any) -> str:
    return _moment(start_of_day(day)) if day else ""


def _moment(at: Any) -> str:
    return at.isoformat(timespec="seconds")
