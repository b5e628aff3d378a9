"""The releases of a process: one for each public step, with what was made public by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from colab.core import clock
from colab.core.ledger.models import LedgerEntry
from colab.open.cases.steps import reached
from colab.open.cases.withheld import withheld

from . import contracts, pilots, planning, tender
from .parties import Parties
from .sources import Source
from .values import filled, moment, prefix

CHALLENGE_ENDS = {"adopted": "complete", "no_adoption": "unsuccessful", "withdrawn": "withdrawn"}


@dataclass
class Stage:
    """What one public step adds."""

    id: str
    tags: list[str]
    at: datetime
    body: dict
    parties: list[tuple]
    """(body or organisation, roles, contact)"""


def releases(source: Source) -> list[dict]:
    """Return the releases of a process, oldest first."""
    parties, made = Parties(), []
    stages = sorted(_stages(source), key=lambda stage: stage.at)
    for number, stage in enumerate(stages):
        buyer = None
        for thing, roles, contact in stage.parties:
            reference = parties.add(thing, *roles, contact=contact)
            buyer = reference if "buyer" in roles else buyer
        head = {
            "ocid": source.process.ocid,
            "id": stage.id,
            "date": moment(stage.at),
            "tag": stage.tags,
            "initiationType": "tender",
            "language": "ja",
            "parties": parties.copy(),
            "buyer": buyer,
        }
        first = _first(source) if number == 0 else {}
        made.append(filled(head | first | stage.body))
    return made


def _first(source: Source) -> dict:
    """What the first release says of the process as a whole."""
    said: dict[str, Any] = {"withheld": [_withheld(row.as_json()) for row in withheld(source.case)]}
    if source.process.grew_from:
        other = f"{prefix()}-{source.process.grew_from}"
        said["relatedProcesses"] = [{"id": "1", "relationship": ["planning"], "scheme": "ocid", "identifier": other}]
    return said


def _withheld(row: dict) -> dict:
    names = {"field": "id", "what": "title", "what_en": "title_en", "why": "rationale", "why_en": "rationale_en"}
    return {new: row[old] for old, new in names.items()}


def _stages(source: Source) -> Iterator[Stage]:
    case = source.case
    tender_id = f"{source.process.own}-tender"
    for machine, make in (("challenge", _of_challenge), ("pilot", _of_pilot), ("certification", _of_certification)):
        for subject in case.subjects.get(machine, []):
            if subject.code:
                yield from make(source, subject, case.entries[machine, subject.key], tender_id)
    contract = case.one("contract")
    if contract:
        yield from _of_contract(source, contract, case.entries["contract", contract.key], tender_id)


def _stage(entry: LedgerEntry, code: str, tags: list[str], body: dict, *parties: tuple, at: Any = None) -> Stage:
    rows = [(thing, roles, contact) for thing, roles, *rest in parties for contact in [rest[0] if rest else ""]]
    return Stage(f"{code}-{entry.seq}", tags, max(entry.at, at) if at else entry.at, body, rows)


def _contact(subject: Any) -> str:
    return f"{subject.unit.name} {subject.unit.contact}".strip()


def _of_challenge(source: Source, challenge: Any, chain: list[LedgerEntry], tender_id: str) -> Iterator[Stage]:
    opened = reached(chain, "open")
    if opened is None:
        return
    body = challenge.unit.body
    owner = (body, ("buyer", "procuringEntity"), _contact(challenge))
    call = {"id": tender_id} | tender.of_call(challenge, source.questions)
    plan = planning.of_challenge(challenge)
    yield _stage(opened, challenge.code, ["planning", "tender"], {"planning": plan, "tender": call}, owner)
    for state, status in CHALLENGE_ENDS.items():
        entry = reached(chain, state)
        if entry is None or (status == "complete" and not source.adopted):
            continue
        changed = {"id": tender_id, "status": status, "numberOfTenderers": source.handed_in}
        if status == "withdrawn":
            yield _stage(entry, challenge.code, ["tenderCancellation"], {"tender": changed})
            continue
        award = contracts.adoption(challenge, source.adopted, entry.fact_on or clock.day_of(entry.at))
        suppliers = [(pitch.organisation, ("supplier", "tenderer")) for pitch in source.adopted]
        yield _stage(
            entry, challenge.code, ["tenderUpdate", "award"], {"tender": changed, "awards": [award]}, *suppliers
        )


def _of_pilot(source: Source, pilot: Any, chain: list[LedgerEntry], tender_id: str) -> Iterator[Stage]:
    signed = next((e for e in reversed(chain) if e.verb == "sign_agreement"), None)
    if signed is None:
        return
    parties = ((pilot.unit.body, ("buyer", "procuringEntity"), _contact(pilot)), (pilot.organisation, ("supplier",)))
    body: dict[str, Any] = {}
    if pilot.pitch_id and source.case.one("challenge"):
        award_id = contracts.adoption_id(source.case.one("challenge"))
    else:
        award = contracts.choice(pilot, pilot.agreement_on, ("実証の相手方", "Partner of the pilot"))
        award_id, body["awards"] = award["id"], [award]
    body["contracts"] = [pilots.agreement(pilot, award_id)]
    yield _stage(signed, pilot.code, ["award", "contract"] if "awards" in body else ["contract"], body, *parties)
    evaluated = reached(chain, "evaluated")
    if evaluated and pilot.verdict:
        body = {"contracts": [pilots.outcome(pilot, award_id)]}
        yield _stage(evaluated, pilot.code, ["implementation", "contractUpdate"], body)


def _of_certification(source: Source, row: Any, chain: list[LedgerEntry], tender_id: str) -> Iterator[Stage]:
    entry = reached(chain, "certified") if row.certified_on else None
    certified = next((e for e in chain if e.verb == "certify"), entry)
    if certified:
        body = {"tender": {"id": tender_id} | tender.of_certification(row)}
        parties = ((row.body, ("reviewBody",)), (row.organisation, ("tenderer",)))
        yield _stage(certified, row.code, ["tenderUpdate"], body, *parties)


def _of_contract(source: Source, contract: Any, chain: list[LedgerEntry], tender_id: str) -> Iterator[Stage]:
    code, by_verb = contract.code, {entry.verb: entry for entry in chain}
    owner = (contract.body, ("buyer", "procuringEntity"), _contact(contract))
    forecast, before, after = (source.notice(kind) for kind in ("forecast", "pre", "post"))
    certification = source.case.one("certification")
    if forecast and "publish_forecast" in by_verb:
        body = {"planning": planning.of_forecast(forecast, code)}
        yield _stage(by_verb["publish_forecast"], code, ["planningUpdate"], body, owner)
    if before and "publish_pre" in by_verb:
        body = {"tender": {"id": tender_id} | tender.of_direct_award(contract, certification, before)}
        yield _stage(by_verb["publish_pre"], code, ["tenderUpdate"], body, owner)
    published = by_verb["publish_post"]
    award = contracts.choice(contract, contract.decided_on, ("契約の相手方の決定", "Choice of the counterparty"))
    body = {"awards": [award], "contracts": [contracts.made(contract, after)]}
    yield _stage(published, code, ["award", "contract"], body, owner, (contract.organisation, ("supplier",)))
    yield from _carried_out(contract, by_verb, published.at)


def _carried_out(contract: Any, by_verb: dict[str, LedgerEntry], published: datetime) -> Iterator[Stage]:
    """What happened before the publication after the contract is made public by that publication, not earlier."""
    code = contract.code
    parts = (
        ("pass_inspection", ["implementation"], contract.inspected_on, contracts.inspected),
        ("pay", ["implementation"], contract.paid_on, contracts.paid),
        ("evaluate", ["implementation"], contract.evaluated_on, contracts.evaluated),
        ("close", ["contractUpdate"], contract.state == "closed", _over),
        ("terminate", ["contractTermination"], contract.ended_on, _over),
    )
    for verb, tags, happened, make in parts:
        if happened and verb in by_verb:
            roles = [(contract.body, ("payer",)), (contract.organisation, ("payee",))] if verb == "pay" else []
            yield _stage(by_verb[verb], code, tags, {"contracts": [make(contract)]}, *roles, at=published)


def _over(contract: Any) -> dict:
    return contracts.update(contract, status="terminated")
