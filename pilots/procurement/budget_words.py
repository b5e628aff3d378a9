"""The budget calendar in words: the answer first, then the days, then what slips."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core import clock
from colab.core.clock import date_words, yen_words
from colab.core.ui.format import fiscal_year as fiscal_year_words
from pilots.procurement import rules
from pilots.procurement.budget import BudgetCalendar


def lines(found: BudgetCalendar, body, kind: str, estimate_yen: int) -> dict:
    """Return the sentence, the days in order, what slips, and what the price means."""
    return {
        "calendar": found,
        "sentence": _sentence(found),
        "days": _days(found),
        "slips": _slips(found),
        "price": _price(body, kind, estimate_yen),
    }


def _sentence(found: BudgetCalendar) -> str:
    words = {"by": date_words(found.soonest_by), "year": fiscal_year_words(found.soonest.first)}
    return _("Ask for the money by %(by)s to buy in %(year)s.") % words


def _days(found: BudgetCalendar) -> list[tuple]:
    rows = [
        (found.pilot_end, _("The pilot ends.")),
        (found.result_on, _("The section has evaluated it.")),
        (found.certified_on, _("The certification is expected.")),
        (found.soonest_by, _("Last day of requests for %(year)s.") % {"year": fiscal_year_words(found.soonest.first)}),
        (found.soonest.first, _("%(year)s begins.") % {"year": fiscal_year_words(found.soonest.first)}),
    ]
    if found.slips_years:
        year = fiscal_year_words(found.with_result.first)
        rows.append((found.with_result_by, _("Last day of requests for %(year)s.") % {"year": year}))
        rows.append((found.with_result.first, _("%(year)s begins.") % {"year": year}))
    return sorted(rows, key=lambda row: row[0])


def _slips(found: BudgetCalendar) -> str:
    year = fiscal_year_words(found.with_result.first)
    if not found.slips_years:
        return _("The result of the pilot is there before the request must be in; missing it costs a whole year.")
    late = ngettext("%(n)d year", "%(n)d years", found.slips_years) % {"n": found.slips_years}
    words = {"year": year, "late": late, "days": found.days_without_budget}
    return (
        _(
            "The request must be in before the result is known: it rests on an estimate. Who waits for the result buys "
            "in %(year)s, %(late)s later; the certification then waits %(days)d days for money."
        )
        % words
    )


def _price(body, kind: str, estimate_yen: int) -> list[str]:
    today = clock.today()
    limit, threshold = rules.small_limit(body, kind, today), rules.agreement_threshold(body, kind, today)
    found = []
    if limit and estimate_yen <= limit:
        words = {"limit": yen_words(limit)}
        found.append(_("Up to %(limit)s a small contract (item 1) comes into question, also this year.") % words)
    if threshold and estimate_yen >= threshold:
        words = {"threshold": yen_words(threshold)}
        found.append(_("From %(threshold)s on item 4 cannot be used: plan a tender, which takes months more.") % words)
    assembly = rules.assembly_amount(body, kind, today)
    if assembly and estimate_yen >= assembly:
        words = {"amount": yen_words(assembly)}
        found.append(_("From %(amount)s on the assembly approves before the contract: mind its sessions.") % words)
    return found
