"""How a pilot's facts and results are put into words."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from colab.core.clock import date_words, yen_words
from pilots.trials.models import Pilot


def number(value: Decimal | None) -> str:
    """Return a value to one place, halves away from zero, without needless zeros, with thousands separators."""
    if value is None:
        return ""
    value = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def period_words(pilot: Pilot) -> str:
    """Return the period in words, empty while it is not set."""
    if not (pilot.period_from and pilot.period_to):
        return ""
    return f"{date_words(pilot.period_from)} – {date_words(pilot.period_to)}"


def facts(pilot: Pilot, *, inside: bool) -> list[tuple[str, str]]:
    """Return the facts of the plan as terms and values; ``inside`` adds what is not public."""
    rows = [
        (_("Team"), pilot.organisation.label),
        (_("Section"), f"{pilot.unit.body.label} {pilot.unit.label}"),
        (_("Site"), pilot.site_words),
        (_("Period"), period_words(pilot)),
        (_("Users"), pilot.users),
        (_("Agreement"), agreement_words(pilot)),
    ]
    if inside:
        rows += [
            (_("Who bears what"), pilot.burden_sharing),
            (_("Cost to the body"), "" if pilot.cost_yen is None else yen_words(pilot.cost_yen)),
            (_("Crossing the fiscal year"), crossing_words(pilot)),
            (_("Risks"), pilot.risks),
            (_("Personal data"), pilot.personal_data),
            (_("Safety and insurance"), pilot.safety),
        ]
    return rows


def agreement_words(pilot: Pilot) -> str:
    """Return kind and day of the agreement."""
    if not pilot.agreement_on:
        return ""
    return f"{pilot.get_agreement_kind_display()} ({date_words(pilot.agreement_on)})"


def crossing_words(pilot: Pilot) -> str:
    """Return how the budget crosses the year, with reference and day of the resolution."""
    day = _("resolved on %(day)s") % {"day": date_words(pilot.carry_over_on)} if pilot.carry_over_on else ""
    parts = [part for part in (pilot.carry_over_ref, day) if part]
    how = pilot.get_carry_over_display()
    return f"{how} ({', '.join(parts)})" if parts else str(how)
