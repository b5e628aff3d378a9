"""How a purchase's facts are put into words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from colab.core import clock
from colab.core.clock import date_words, yen_words
from pilots.procurement import queries, rules
from pilots.procurement.enums import NoticeKind
from pilots.procurement.models import Contract, Notice


def day(value) -> str:
    """Return a day in words, "" for none."""
    return date_words(value) if value else ""


def yen(value) -> str:
    """Return an amount in words, "" for none."""
    return "" if value is None else yen_words(value)


def period(row) -> str:
    """Return the period of delivery or performance."""
    if row.period_from and row.period_to:
        return f"{day(row.period_from)} – {day(row.period_to)}"
    return day(row.period_to)


def need(c: Contract) -> list[tuple[str, str]]:
    """Return the need and its budget."""
    return [
        (_("Buying section"), f"{c.body.label} {c.unit.label}"),
        (_("Subject of the contract"), c.label),
        (_("Product or service"), c.item_name),
        (_("Kind"), c.get_kind_display()),
        (_("Why this kind"), c.kind_reason),
        (_("What it is needed for"), c.need),
        (_("Specification"), c.specification),
        (_("Quantity"), c.quantity),
        (pgettext("delivery", "Place"), c.place),
        (_("Delivery or performance"), period(c)),
        (_("Fiscal year"), str(c.fiscal_year)),
        (_("Budget line"), c.budget_line),
        (_("Expected amount"), yen(c.estimate_yen)),
        (_("Further purchases for the same need"), yen(c.series_yen) if c.series_yen else ""),
        (_("Beyond the fiscal year"), c.get_multi_year_display()),
        (_("Method"), c.get_method_display()),
        (_("Why this method"), c.method_reason),
        (_("Counterparty under the other method"), c.other_party),
        (_("Amount under the other method"), yen(c.other_yen)),
    ]


def made(c: Contract, *, price: bool) -> list[tuple[str, str]]:
    """Return how the contract was made; ``price`` adds the planned price, which is secret."""
    return [
        (_("Counterparty"), c.organisation.label if c.organisation else ""),
        (_("Certification"), certification_words(c)),
        (_("Quotation"), f"{yen(c.quotation_yen)} ({day(c.quoted_on)})" if c.quotation_yen else ""),
        (_("Planned price (secret)"), yen(c.planned_price_yen) if price else ""),
        (_("Decision"), " ".join(p for p in (c.decision_number, c.deciding_post, day(c.decided_on)) if p)),
        (_("Reason for the negotiated contract"), c.reason_words),
        (_("Contract amount"), yen(c.amount_yen)),
        (_("Signed by the body"), signed(c, "body")),
        (_("Signed by the operator"), signed(c, "operator")),
        (_("Contract made on"), day(c.signed_on)),
        (_("To be published by"), day(c.post_due_on)),
        (_("Delivered on"), day(c.delivered_on)),
        (_("Inspection"), " ".join(p for p in (day(c.inspected_on), c.inspector_post, c.inspection_note) if p)),
        (_("To be remedied by"), day(c.remedy_due_on)),
        (_("Paid"), f"{yen(c.paid_yen)} ({day(c.paid_on)})" if c.paid_on else ""),
        (_("Evaluation"), " ".join(p for p in (str(c.get_verdict_display()), c.words("evaluation")) if p)),
        (_("Cancelled or terminated"), " ".join(p for p in (day(c.ended_on), c.end_reason) if p)),
    ]


def signed(c: Contract, side: str) -> str:
    """Return day and kind of the signature of "body" or "operator": "" where that side has not signed."""
    on = day(getattr(c, f"signed_by_{side}_on"))
    how = signature(c, side)
    return f"{on} ({how})" if on and how else on


def signature(c: Contract, side: str) -> str:
    """Return how a side signed, with the name of the service; "" where it was not asked yet."""
    words, service = getattr(c, f"get_{side}_signature_display")(), getattr(c, f"{side}_service")
    return f"{words}: {service}" if service else str(words)


def signatures(c: Contract) -> str:
    """Return how both sides signed, in one line; "" where it was not asked yet."""
    sides = ((_("Public body"), signature(c, "body")), (_("Operator"), signature(c, "operator")))
    return "; ".join(f"{side}: {how}" for side, how in sides if how)


def certification_words(c: Contract) -> str:
    """Return number and validity of the certification."""
    found = c.certification
    return f"{found.number} – {day(found.valid_until)}" if found and found.number else ""


def amounts(c: Contract) -> list[tuple[str, str]]:
    """Return the amounts of law that the purchase is measured by."""
    today = clock.today()
    series = queries.series_told(c, c.planned_price_yen or c.estimate_yen)
    threshold = rules.agreement_threshold(c.body, c.kind, today)
    rows = [(_("Added up with the same need"), yen(series))]
    none = _("does not apply to this body")
    rows.append((_("Threshold of the procurement agreements"), yen(threshold) if threshold else none))
    rows.append((_("Limit of small contracts (item 1)"), yen(rules.small_limit(c.body, c.kind, today))))
    rows.append((_("Assembly approves from"), yen(rules.assembly_amount(c.body, c.kind, today))))
    return rows


def counter(c: Contract) -> tuple[str, str] | None:
    """Return (words, tone) of the day counter of the publication after the contract, or None."""
    left = queries.days_to_publish(c, clock.today())
    if left is None:
        return None
    if left < 0:
        late = ngettext("Publication is %(n)d day late", "Publication is %(n)d days late", -left) % {"n": -left}
        return late, "danger"
    words = ngettext("%(n)d day left to publish", "%(n)d days left to publish", left) % {"n": left}
    return words, "urgent" if left <= 7 else "warning"


def notice(n: Notice) -> list[tuple[str, str]]:
    """Return what a publication says: all of it public."""
    c = n.contract
    return [
        (_("Subject"), n.label),
        (_("Published on"), day(n.published_on)),
        (_("Public body"), f"{c.body.label} {c.unit.label}"),
        (_("Outline"), n.outline_words),
        (_("Kind"), n.get_contract_kind_display()),
        (_("When it is to be ordered"), n.schedule),
        (_("Contract made on") if n.kind == NoticeKind.POST else _("Day of the contract"), day(n.contract_on)),
        (_("Delivery or performance"), period(n)),
        (_("How the counterparty is chosen"), n.choice),
        (_("Criteria of the choice"), n.criteria),
        (_("How and where to apply"), n.how_to_apply),
        (_("Apply by"), day(n.apply_by)),
        (_("Contract amount"), yen(n.amount_yen)),
        (_("How it was signed"), signatures(c) if n.kind == NoticeKind.POST else ""),
        (_("Counterparty"), n.party),
        (_("Corporate number"), n.party_number),
        (_("Why this counterparty"), n.reason_words),
        (_("Other"), n.other),
        (_("Published where"), n.where),
        (_("Corrected because"), n.correction),
        (_("Contact"), c.unit.contact),
    ]
