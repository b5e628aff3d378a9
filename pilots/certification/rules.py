"""What a body decides for itself about certification. Defaults are settings to be checked by each body."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.clock import FiscalYear

VALIDITY = "certification.validity"
MAX_YEARS_ON_SALE = "certification.max_years_on_sale"
EXPERTS_FOR_GOODS = "certification.experts_for_goods"
DECIDING_POSTS = "certification.deciding_posts"
HEARING_BEFORE_REVOCATION = "certification.hearing_before_revocation"
EXPERTS_FOR_SERVICES_BY_COPY = "recognition.experts_for_services"
CAP_BY_SOURCE = "recognition.capped_by_source"
REMIND_DAYS = "certification.remind_days"
REMINDERS = "certification.reminders"
FEE_DAYS = "certification.fee_days"
FEE_FIRST = "certification.fee_first"

law.rule_key(
    VALIDITY,
    dict,
    {"end": "fiscal_year", "years": 3},
    _("How long a certification is valid"),
    help=_("Three fiscal years: until 31 March of the third, the year of the certification being the first."),
    grid=law.Grid(
        (
            law.Row("years", _("Years"), "number", least=1, most=20),
            law.Row(
                "end",
                _("Counted in"),
                "choice",
                (("fiscal_year", _("fiscal years, until 31 March")), ("day", _("whole years from the day"))),
            ),
        )
    ),
)
law.rule_key(MAX_YEARS_ON_SALE, int, 0, _("Longest time on sale (years)"), help=_("0: no limit."), unit=_("years"))
law.rule_key(EXPERTS_FOR_GOODS, int, 0, _("Opinions of experts for goods"), help=_("By statute none is needed."))
law.rule_key(DECIDING_POSTS, list, [], _("Posts that may decide on a certification"), help=_("Empty: not checked."))
law.rule_key(HEARING_BEFORE_REVOCATION, bool, True, _("The operator is heard before a revocation"))
law.rule_key(
    EXPERTS_FOR_SERVICES_BY_COPY,
    bool,
    True,
    _("Experts are heard for services also when a certification is recognised by copy"),
    help=_("The rule does not say whether paragraph 7 replaces the hearing of paragraph 2."),
)
law.rule_key(CAP_BY_SOURCE, bool, True, _("A recognition by copy ends no later than the first certification"))
law.rule_key(REMIND_DAYS, int, 90, _("Days before the end at which a reminder appears"), unit=_("days"))

law.rule_key(
    REMINDERS,
    dict,
    {"first": 180, "second": 60, "third": 14},
    _("Days before the end at which operator and certifying officers are written to"),
    help=_("0: no such reminder."),
    grid=law.Grid(
        tuple(
            law.Row(name, label, "number", most=1000)
            for name, label in (
                ("first", _("First reminder")),
                ("second", _("Second reminder")),
                ("third", _("Third reminder")),
            )
        )
    ),
)

law.rule_key(FEE_DAYS, int, 14, _("Days to pay the fee for an application"), unit=_("days"))
law.rule_key(FEE_FIRST, bool, True, _("An application is examined only after its fee was paid"))

EXPERTS_BY_STATUTE = 2
"""施行規則 第12条の3第2項: two or more persons of learning and experience."""


def valid_until(body, certified_on: date) -> date:
    """Return the last day of a certification decided on ``certified_on``, by the rule of the body on that day."""
    value = law.rule(body, VALIDITY, certified_on)
    years = int(value["years"])
    if value.get("end") == "day":
        # The day before the anniversary: a right given for two years from 5 May ends on 4 May.
        return add_years(certified_on, years) - timedelta(days=1)
    return (FiscalYear.of(certified_on) + (years - 1)).last


def add_years(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def day_after(day: date) -> date:
    """Return the next day."""
    return day + timedelta(days=1)


def reminder_days(body, on: date) -> list[int]:
    """Return the days before the end at which a reminder is written, the fewest first."""
    return sorted({int(days) for days in law.rule(body, REMINDERS, on).values() if days})
