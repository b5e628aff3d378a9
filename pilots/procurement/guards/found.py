"""What the checks of a purchase go by, in words: evidence where they hold, the why where they do not.

Officers read this, and the table of checks prints it: the planned price is never in it.
"""

from django.utils.translation import gettext as _

from colab.core import law
from colab.core.clock import FiscalYear, date_words, yen_words
from colab.core.lifecycle import Move
from pilots.procurement import queries, rules
from pilots.procurement.enums import NoticeKind


def certification(move: Move) -> str:
    """Number and days of the certification, or that there is none of this body."""
    c, body = move.subject.certification, move.subject.body
    if c is None:
        return _("No certification is chosen.")
    if c.body_id != body.pk:
        return _("Certified by %(other)s, not by %(own)s.") % {"other": c.body.label, "own": body.label}
    if not c.certified_on:
        return _("Not certified yet.")
    words = {"number": c.number, "since": date_words(c.certified_on), "until": date_words(c.valid_until)}
    held = _("No. %(number)s, valid from %(since)s to %(until)s.") % words
    state = _("State")
    return f"{held} {state}: {c.state_label}"


def item(move: Move) -> str:
    """The two names that must be the same."""
    c = move.subject.certification
    words = {"bought": move.subject.item_name or "–", "certified": c.product_name if c else "–"}
    return _("Bought: %(bought)s. Certified: %(certified)s.") % words


def kind(move: Move) -> str:
    """The kind of the purchase and of the certification."""
    c = move.subject.certification
    words = {"bought": move.subject.get_kind_display(), "certified": c.get_kind_display() if c else "–"}
    return _("Bought: %(bought)s. Certified: %(certified)s.") % words


def threshold(move: Move) -> str:
    """The series by the expected amounts, and the threshold of the day."""
    s = move.subject
    limit = rules.agreement_threshold(s.body, s.kind, move.fact_on)
    if limit is None:
        return _("The order does not reach this body.")
    words = {"total": yen_words(queries.series_told(s, s.estimate_yen)), "limit": yen_words(limit)}
    words["others"] = queries.series_of(s).count()
    return _("Expected with the same need: %(total)s (%(others)d further purchases). Threshold: %(limit)s.") % words


def small_limit(move: Move) -> str:
    """The expected amount and the limit of small contracts."""
    s = move.subject
    if not law.rule(s.body, rules.ITEM_1_FIRST, move.fact_on):
        return _("This body does not put item 1 first.")
    limit = rules.small_limit(s.body, s.kind, move.fact_on)
    words = {"amount": yen_words(s.estimate_yen), "limit": yen_words(limit) if limit else "–"}
    return _("Expected: %(amount)s. Limit: %(limit)s.") % words


def assembly(move: Move) -> str:
    """The amount from which the assembly decides, and the day on which it did."""
    s = move.subject
    limit = rules.assembly_amount(s.body, s.kind, move.fact_on)
    if limit is None:
        return _("Only purchases of movables go before the assembly.")
    words = {"amount": yen_words(s.estimate_yen), "limit": yen_words(limit)}
    told = _("Expected: %(amount)s. Limit: %(limit)s.") % words
    return f"{told} {date_words(s.assembly_on)}" if s.assembly_on else told


def operator(move: Move) -> str:
    """Who is certified, and who is to be the counterparty."""
    s = move.subject
    c = s.certification
    words = {"certified": c.organisation.label if c else "–", "party": s.organisation.label if s.organisation else "–"}
    return _("Certified: %(certified)s. Counterparty: %(party)s.") % words


def year(move: Move) -> str:
    """The end of the period and of the fiscal year."""
    s = move.subject
    words = {
        "until": date_words(s.period_to) if s.period_to else "–",
        "last": date_words(FiscalYear(s.fiscal_year).last),
    }
    words["way"] = s.get_multi_year_display()
    return _("Until %(until)s; the year ends on %(last)s; %(way)s.") % words


def budget(move: Move) -> str:
    """The budget line, or what is missing."""
    s = move.subject
    names = ("budget_line", "estimate_yen", "item_name", "kind_reason")
    missing = [str(s._meta.get_field(name).verbose_name) for name in names if not getattr(s, name)]
    return _("Missing: %(names)s") % {"names": ", ".join(missing)} if missing else s.budget_line


def published(kind: NoticeKind):
    """Return the words for a publication: its day, or that there is none."""

    def words(move: Move) -> str:
        rows = [each for each in move.subject.notices.all() if each.kind == kind and each.current]
        if not rows:
            return _("Not published yet.")
        return _("Published on %(day)s") % {"day": date_words(rows[0].published_on)}

    return words
