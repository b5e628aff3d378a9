"""Making publications: each is a row that stays as it was published."""

from django.db.models import Max

from colab.core.lifecycle import Move

from .enums import ContractState, NoticeKind
from .models import Notice

ITEMS = {
    NoticeKind.FORECAST: ("outline", "outline_en", "schedule", "place", "other"),
    NoticeKind.PRE: (
        "outline",
        "outline_en",
        "contract_on",
        "choice",
        "criteria",
        "how_to_apply",
        "apply_by",
        "place",
        "other",
    ),
    NoticeKind.POST: ("outline", "outline_en", "other"),
}
"""What each publication is given by the officer; the rest comes from the contract."""


def publish(move: Move, kind: str) -> dict:
    """Write the publication of ``kind`` and return what the ledger keeps of it."""
    s = move.subject
    notice = Notice(
        contract=s,
        kind=kind,
        edition=1,
        published_on=move.fact_on,
        published_at=move.now,
        where=move.recorded.where if move.recorded else "",
        title=s.subject_name,
        title_en=s.subject_name_en,
        contract_kind=s.kind,
        period_from=s.period_from,
        period_to=s.period_to,
        **{name: move.facts[name] for name in ITEMS[kind] if move.facts.get(name) not in (None, "")},
    )
    if kind == NoticeKind.POST:
        add_award(notice, s)
    notice.save()
    return as_payload(notice)


def add_award(notice: Notice, contract) -> None:
    """Add what is known once the contract is made."""
    notice.contract_on, notice.amount_yen = contract.signed_on, contract.amount_yen
    notice.party = contract.organisation.name
    notice.party_number = contract.organisation.corporate_number or ""
    notice.reason, notice.reason_en = contract.reason, contract.reason_en
    notice.outline = notice.outline or contract.need


def as_payload(notice: Notice) -> dict:
    """Return all public items of a publication."""
    left_out = {"id", "contract", "published_at", "current"}
    fields = [field for field in Notice._meta.concrete_fields if field.name not in left_out]
    return {
        field.name: getattr(notice, field.name) for field in fields if getattr(notice, field.name) not in (None, "")
    }


def publish_forecast(move: Move) -> dict:
    """発注見通し."""
    move.subject.forecast_on = move.fact_on
    return publish(move, NoticeKind.FORECAST)


def publish_pre(move: Move) -> dict:
    """契約締結前の公表."""
    move.subject.pre_on = move.fact_on
    return publish(move, NoticeKind.PRE)


def publish_post(move: Move) -> dict:
    """契約締結状況の公表."""
    move.subject.post_on = move.fact_on
    return publish(move, NoticeKind.POST)


def after_post(move: Move) -> str:
    """Return the state after the publication: a contract that has gone further stays where it is."""
    signed = move.subject.state == ContractState.SIGNED
    return ContractState.POST_PUBLISHED if signed else move.subject.state


def correct(move: Move) -> dict:
    """Publish a corrected edition (訂正); the earlier one stays."""
    kind, facts = move.facts["kind"], move.facts
    old = move.subject.notices.get(kind=kind, current=True)
    last = move.subject.notices.filter(kind=kind).aggregate(last=Max("edition"))["last"]
    values = {f.attname: getattr(old, f.attname) for f in Notice._meta.concrete_fields if not f.primary_key}
    values |= {name: value for name, value in facts.items() if name in values and name != "kind" and value}
    values |= {
        "edition": last + 1,
        "correction": facts["reason"],
        "published_on": move.fact_on,
        "published_at": move.now,
    }
    values["reason"] = old.reason
    move.subject.notices.filter(pk=old.pk).update(current=False)
    notice = Notice.objects.create(**values)
    return {"edition": notice.edition, "reason": facts["reason"], "notice": as_payload(notice)}
