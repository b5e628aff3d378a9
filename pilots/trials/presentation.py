"""How a pilot's facts and results are put into words."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core.clock import date_words, yen_words
from pilots.trials.enums import Direction, Verdict
from pilots.trials.models import Indicator, Pilot
from pilots.trials.queries import results_of

VERDICT_TONES = {Verdict.MET: "success", Verdict.PARTLY: "warning", Verdict.NOT_MET: "danger", Verdict.UNKNOWN: "muted"}


def number(value: Decimal | None) -> str:
    """Return a value without needless zeros, with thousands separators."""
    if value is None:
        return ""
    value = value.quantize(Decimal("0.1"))
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
            (_("Crossing the fiscal year"), pilot.get_carry_over_display()),
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


def sentence(indicator: Indicator, result) -> str:
    """Return the result as a sentence first: 「12人中9人で改善」, or that it cannot be judged."""
    if result.n == 0:
        return _("Not measured yet.")
    if result.verdict == Verdict.UNKNOWN:
        return _("Cannot be judged: only %(n)d readings, at least %(least)d are needed.") % {
            "n": result.n,
            "least": indicator.min_sample,
        }
    if result.pairs:
        return ngettext("Better for %(improved)d of %(n)d.", "Better for %(improved)d of %(n)d.", result.pairs) % {
            "improved": result.improved,
            "n": result.pairs,
        }
    return _("%(before)s → %(after)s %(unit)s (n = %(n)d)") % {
        "before": number(result.before) or "–",
        "after": number(result.after),
        "unit": indicator.unit_words,
        "n": result.n,
    }


def indicator_rows(pilot: Pilot) -> list[dict]:
    """Return one dict for each indicator: words, values for the chart, verdict and its tone."""
    rows = []
    for indicator, result in results_of(pilot):
        verdict = Verdict(result.verdict)
        rows.append(
            {
                "indicator": indicator,
                "result": result,
                "sentence": sentence(indicator, result),
                "verdict": verdict.label if result.n else _("not measured yet"),
                "tone": VERDICT_TONES[verdict] if result.n else "muted",
                "before": number(result.before),
                "after": number(result.after),
                "target": number(indicator.target),
                "better": _("lower is better") if indicator.direction == Direction.DOWN else _("higher is better"),
                "interval": f"{number(result.low)} – {number(result.high)}" if result.low is not None else "",
            }
        )
    return rows
