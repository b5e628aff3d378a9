"""Do the rows still say what the chains say? Somebody who changes a row behind the ledger's back is named here."""

from collections.abc import Callable, Iterator
from typing import Any

from colab.core.ledger import problems as p
from colab.core.ledger.canonical import digest, plain
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.problems import Break
from pilots.certification.models import ExpertOpinion, Finding
from pilots.procurement.publishing import as_payload
from pilots.trials.effects import fixed_hash
from pilots.trials.queries import results_of
from pitches.submissions.receipts import content_of

from .reach import Case

COLUMNS: dict[tuple[str, str], tuple[str, ...]] = {
    ("challenge", "approve"): ("code",),
    ("pitch", "submit"): ("receipt_number",),
    ("pilot", "agree_plan"): ("indicators_hash",),
    ("pilot", "change_indicator"): ("indicators_hash",),
    ("pilot", "sign_agreement"): ("agreement_kind", "agreement_on", "code"),
    ("pilot", "start"): ("started_on", "start_report"),
    ("pilot", "report"): ("final_report", "final_report_en", "lesson", "lesson_en"),
    ("pilot", "evaluate"): ("verdict", "evaluation"),
    ("certification", "certify"): (
        "code", "number", "certified_on", "valid_until", "conditions", "issuer", "decision_number", "deciding_post",
    ),
    ("contract", "quote"): ("quotation_yen",),
    ("contract", "decide"): ("decision_number", "deciding_post", "amount_yen", "reason"),
    ("contract", "sign_body"): ("signed_on", "code"),
    ("contract", "sign_operator"): ("signed_on", "code"),
    ("contract", "pay"): ("paid_yen",),
    ("contract", "evaluate"): ("verdict", "evaluation"),
}  # fmt: skip
"""Columns that an entry of the verb wrote under the same name; the last such entry counts."""
Found = Iterator[tuple[LedgerEntry, str]]


def differences(case: Case) -> Iterator[Break]:
    """Yield a break for every row of the case that no longer fits its chain, at the entry that says otherwise."""
    for machine, key in case.chains:
        subject = next(row for row in case.subjects[machine] if row.key == key)
        chain = case.entries[machine, key]
        for look in (_state, _columns, *KEPT.get(machine, ())):
            for entry, name in look(subject, chain):
                yield Break(machine, key, entry.seq, p.ROW_DIFFERS, (name,))


def _last(chain: list[LedgerEntry], *verbs: str) -> LedgerEntry | None:
    return next((entry for entry in reversed(chain) if entry.verb in verbs), None)


def _state(subject: Any, chain: list[LedgerEntry]) -> Found:
    moved = next((entry for entry in reversed(chain) if "to" in entry.payload), None)
    if moved and moved.payload["to"] != subject.state:
        yield moved, "state"


def _columns(subject: Any, chain: list[LedgerEntry]) -> Found:
    said = {}
    for entry in chain:
        for name in COLUMNS.get((entry.machine, entry.verb), ()):
            if name in entry.payload and entry.payload[name] is not None:
                said[name] = entry
    for name, entry in said.items():
        if plain(getattr(subject, name)) != entry.payload[name]:
            yield entry, name


def _handed_in(pitch: Any, chain: list[LedgerEntry]) -> Found:
    rows = {row.number: row for row in pitch.submissions.order_by("number")}
    for entry in chain:
        if "digest" in entry.payload and entry.verb in ("submit", "change", "amend"):
            row = rows.get(entry.payload["number"])
            if row is None or digest(content_of(row)) != entry.payload["digest"]:
                yield entry, "digest"


def _indicators(pilot: Any, chain: list[LedgerEntry]) -> Found:
    entry = _last(chain, "agree_plan", "change_indicator")
    if entry and pilot.indicators_hash and fixed_hash(pilot) != entry.payload["indicators_hash"]:
        yield entry, "indicators"


def _results(pilot: Any, chain: list[LedgerEntry]) -> Found:
    entry = _last(chain, "evaluate", "measure")
    if entry is None or "results" not in entry.payload:
        return
    now = {indicator.name: result for indicator, result in results_of(pilot)}
    for said in entry.payload["results"]:
        result = now.get(said["indicator"])
        names = ("verdict", "n", "before", "after")
        if result is None or any(plain(getattr(result, name)) != said[name] for name in names):
            yield entry, "results"
            return


def _plans(certification: Any, chain: list[LedgerEntry]) -> Found:
    known = {plan.compute_digest() for plan in certification.plans.all()}
    for entry in chain:
        said = entry.payload.get("plan")
        if entry.verb in ("certify", "confirm_change", "request_change") and said and said not in known:
            yield entry, "plan"


def _opinions(certification: Any, chain: list[LedgerEntry]) -> Found:
    rows = ExpertOpinion.objects.filter(appointment__certification=certification).select_related("appointment", "plan")
    known = {(row.appointment.key, row.plan.digest): row for row in rows.order_by("pk")}
    for entry in chain:
        if entry.verb == "give_opinion":
            row = known.get((entry.payload["appointment"], entry.payload["plan"]))
            names = ("point_a", "point_b", "point_c", "interest")
            if row is None or any(getattr(row, name) != entry.payload[name] for name in names):
                yield entry, "opinion"


def _findings(certification: Any, chain: list[LedgerEntry]) -> Found:
    rows = {(row.plan.digest, row.point): row for row in _findings_of(certification)}
    said = {entry.payload["plan"]: entry for entry in chain if entry.verb == "find"}
    for plan, entry in said.items():
        for point in "abc":
            row = rows.get((plan, point))
            finding = entry.payload[f"met_{point}"], entry.payload[f"reason_{point}"]
            if row is None or (row.met, row.reason) != finding:
                yield entry, f"finding {point}"


def _findings_of(certification: Any):
    return Finding.objects.filter(plan__certification=certification).select_related("plan").order_by("pk")


def _notices(contract: Any, chain: list[LedgerEntry]) -> Found:
    rows = {(row.kind, row.edition): plain(as_payload(row)) for row in contract.notices.all()}
    for entry in chain:
        said = entry.payload.get("notice", entry.payload if entry.verb.startswith("publish_") else None)
        if said and "edition" in said:
            row = rows.get((said["kind"], said["edition"]), {})
            different = [name for name in said if name not in NOT_A_COLUMN and row.get(name) != said[name]]
            if different:
                yield entry, different[0]


NOT_A_COLUMN = ("from", "to", "recorded", "override")
KEPT: dict[str, tuple[Callable[[Any, list[LedgerEntry]], Found], ...]] = {
    "pitch": (_handed_in,),
    "pilot": (_indicators, _results),
    "certification": (_plans, _opinions, _findings),
    "contract": (_notices,),
}
"""machine → what else its chain vouches for."""
