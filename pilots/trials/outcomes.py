"""How the outcome of an indicator is put into words: a sentence first, the figures of statistics behind it."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core.clock import date_words
from pilots.trials import methods
from pilots.trials.enums import Direction, Scale, Verdict
from pilots.trials.models import Indicator, Pilot
from pilots.trials.presentation import number
from pilots.trials.queries import first_target, result_of, results_of

VERDICT_TONES = {Verdict.MET: "success", Verdict.PARTLY: "warning", Verdict.NOT_MET: "danger", Verdict.UNKNOWN: "muted"}


def sentence(indicator: Indicator, result: methods.Result) -> str:
    """Return the result as a sentence first: 「12人中9人で改善」, or that it cannot be judged."""
    if result.n == 0:
        return _("Not measured yet.")
    if result.verdict == Verdict.UNKNOWN:
        return _("Cannot be judged: only %(n)d readings, at least %(least)d are needed.") % {
            "n": result.n,
            "least": indicator.min_sample,
        }
    if indicator.scale == Scale.SHARE:
        return _share_sentence(result)
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


def _share_sentence(result: methods.Result) -> str:
    facts = {"yes": result.yes_after, "n": result.n, "yes_before": result.yes_before, "n_before": result.n_before}
    if result.n_before:
        return _("Yes from %(yes)d of %(n)d; before it was %(yes_before)d of %(n_before)d.") % facts
    return _("Yes from %(yes)d of %(n)d.") % facts


def details(indicator: Indicator, result: methods.Result) -> list[tuple[str, str]]:
    """Return what stands behind the sentence: method, plan, intervals with the names of their methods."""
    unit = indicator.unit_words
    plan = _("%(target)s %(unit)s (%(better)s)") % {
        "target": number(indicator.target),
        "unit": unit,
        "better": indicator.get_direction_display(),
    }
    sizes = _("%(n)d planned, at least %(least)d for a judgement, %(got)d taken")
    rows = [
        (_("How it is measured"), indicator.method),
        (_("Target"), plan),
        (
            _("Present value in the plan"),
            f"{number(indicator.baseline)} {unit}" if indicator.baseline is not None else "",
        ),
        (_("Readings"), sizes % {"n": indicator.sample_size, "least": indicator.min_sample, "got": result.n}),
        (_("Measured until"), date_words(indicator.measure_by) if indicator.measure_by else ""),
    ]
    what = _("Share after, 95% interval") if indicator.scale == Scale.SHARE else _("Mean after, 95% interval")
    rows.append((what, interval_words(result.after_interval, unit)))
    if result.change_interval:
        words = f"{number(result.change)} {unit} ({interval_words(result.change_interval, unit)})"
        rows.append((_("Mean change of those measured twice, 95% interval"), words))
    if result.improved_interval:
        found = result.improved_interval
        share = methods.Interval(found.low * 100, found.high * 100, found.method)
        words = f"{result.improved}/{result.pairs} ({interval_words(share, '%')})"
        rows.append((_("Share that became better, 95% interval"), words))
    if result.certain is False:
        rows.append((_("Caution"), _("The interval reaches across the target: chance may have decided.")))
    return rows


def interval_words(found: methods.Interval | None, unit: str) -> str:
    """Return an interval with its unit and the name of its method, "" for none."""
    if found is None:
        return ""
    names = {
        "wilson": _("Wilson's method"),
        "student": _("Student's t"),
        "bootstrap": _("bootstrap"),
    }
    low, high = (number(Decimal(str(round(value, 2)))) for value in (found.low, found.high))
    return f"{low} – {high} {unit}, {names[found.method]}"


def changes_of(indicator: Indicator) -> list[dict]:
    """Return the changes of a fixed indicator, oldest first, each with what became of what."""
    rows = []
    for change in indicator.changes.all():
        parts = []
        if change.was_target != change.new_target:
            parts.append((_("Target"), number(change.was_target), number(change.new_target)))
        if change.was_measure_by != change.new_measure_by:
            days = [date_words(each) if each else "–" for each in (change.was_measure_by, change.new_measure_by)]
            parts.append((_("Measured until"), *days))
        if change.was_method != change.new_method:
            parts.append((_("How it is measured"), change.was_method, change.new_method))
        rows.append({"at": change.at, "reason": change.reason, "parts": parts})
    return rows


def indicator_rows(pilot: Pilot) -> list[dict]:
    """Return one dict for each indicator: words, values for the chart, verdict and its tone, changes."""
    rows = outcome_rows(pilot)
    for row in rows:
        row["changes"], row["by_first"] = changes_of(row["indicator"]), _by_first_target(row["indicator"])
    return rows


def outcome_rows(pilot: Pilot) -> list[dict]:
    """Return the same without changes: what a list shows."""
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
                "details": details(indicator, result),
            }
        )
    return rows


def _by_first_target(indicator: Indicator) -> str:
    target = first_target(indicator)
    if target is None:
        return ""
    verdict = Verdict(result_of(indicator, target=target).verdict)
    return _("By the target first fixed (%(target)s %(unit)s): %(verdict)s.") % {
        "target": number(target),
        "unit": indicator.unit_words,
        "verdict": verdict.label,
    }
