"""What the checks of a certification go by, in words. Officers read this: counts and days, no expert's name."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core import law
from colab.core.clock import date_words
from colab.core.lifecycle import Move
from pilots.certification import queries, rules
from pilots.certification.enums import IN_FORCE, Point, Route, Suitability
from pilots.certification.models import Certification, Plan

KIND = ("kind", "kind_reason", "product_name")
POINTS = ("novelty", "novelty_reason", "usefulness", "usefulness_reason", "feasibility_reason")
DECLARED = ("declares_small", "declares_independent", "declares_antisocial", "declares_lawful")


def plan_items(move: Move) -> str:
    """The version of the plan, and the items it lacks."""
    plan = queries.plan_at_issue(move.subject)
    if plan is None:
        return _("There is no plan.")
    missing = _missing([str(Plan._meta.get_field(name).verbose_name) for name in plan.missing])
    version = _("Implementation plan, version %(n)d.") % {"n": plan.number}
    return f"{version} {missing}".strip()


def columns(*names: str):
    """Return the words that name what is empty among these columns."""

    def words(move: Move) -> str:
        fields = Certification._meta
        empty = [str(fields.get_field(name).verbose_name) for name in names if not getattr(move.subject, name)]
        return _missing(empty)

    return words


def on_sale(move: Move) -> str:
    """Since when it is on sale, and the body's limit."""
    limit = law.rule(move.subject.body, rules.MAX_YEARS_ON_SALE, move.fact_on)
    if not limit:
        return _("This body sets no limit.")
    begun = move.subject.on_sale_since
    words = {"since": date_words(begun) if begun else "–", "n": limit}
    return _("On sale since %(since)s; at most %(n)d years.") % words


def same_product(move: Move) -> str:
    """The certification that stands in the way."""
    s = move.subject
    same = Certification.objects.filter(body=s.body, organisation=s.organisation, product_name=s.product_name)
    there = same.filter(state__in=IN_FORCE).exclude(pk=s.pk).order_by("pk").first()
    if there is None:
        return ""
    return _("In force: %(number)s until %(day)s.") % {"number": there.number, "day": date_words(there.valid_until)}


def _opinions(move: Move):
    return queries.opinions_on(queries.plan_at_issue(move.subject), move.fact_on)


def heard(move: Move) -> str:
    """How many opinions there are, of when, and how many statute asks for."""
    rows = list(_opinions(move))
    days = ", ".join(date_words(row.fact_on) for row in rows)
    told = ngettext("%(n)d opinion", "%(n)d opinions", len(rows)) % {"n": len(rows)}
    told = f"{told} ({days})" if days else told
    service = move.subject.is_service
    wanted = rules.EXPERTS_BY_STATUTE if service else 0
    return _("%(told)s; statute asks for %(wanted)d.") % {"told": told, "wanted": wanted}


def for_goods(move: Move) -> str:
    """How many opinions the body's own rule asks for."""
    if move.subject.is_service:
        return _("A service: the statute's number applies.")
    wanted = law.rule(move.subject.body, rules.EXPERTS_FOR_GOODS, move.fact_on)
    return _("%(n)d heard; the body's rule asks for %(wanted)d.") % {"n": _opinions(move).count(), "wanted": wanted}


def unconflicted(move: Move) -> str:
    """How many of the opinions are of people without an interest."""
    rows = _opinions(move)
    words = {"n": queries.unconflicted(rows).count(), "all": rows.count()}
    return _("%(n)d of %(all)d opinions without an interest.") % words


def favourable(move: Move) -> str:
    """Point by point, how many found it suitable, or not."""
    rows = list(_opinions(move))
    parts = []
    for point in Point:
        said = [getattr(row, f"point_{point.value}") for row in rows]
        parts.append(f"{point.label}: {len(said) - said.count(Suitability.UNSUITABLE)} / {len(said)}")
    return _("Suitable (also with conditions): %(parts)s") % {"parts": "; ".join(parts)} if rows else ""


def findings(move: Move) -> str:
    """Point by point, what was found."""
    there = queries.findings_on(queries.plan_at_issue(move.subject))
    words = {True: _("met"), False: _("not met"), None: _("no finding yet")}
    return "; ".join(
        f"{point.label}: {words[there[point.value].met if point.value in there else None]}" for point in Point
    )


def days(move: Move) -> str:
    """When the plan was handed in and when the findings were made."""
    plan = queries.plan_at_issue(move.subject)
    if plan is None or plan.submitted_on is None:
        return _("The plan was not handed in.")
    made = [finding.made_on for finding in queries.findings_on(plan).values()]
    words = {"plan": date_words(plan.submitted_on), "found": date_words(max(made)) if made else "–"}
    return _("Handed in on %(plan)s; last finding on %(found)s.") % words


def copy(move: Move) -> str:
    """The other body's certification."""
    s = move.subject
    if s.route != Route.COPY:
        return _("No recognition by copy.")
    words = {
        "body": s.source_body or "–",
        "number": s.source_number or "–",
        "on": date_words(s.source_certified_on) if s.source_certified_on else "–",
        "until": date_words(s.source_valid_until) if s.source_valid_until else "–",
    }
    return _("%(body)s, %(number)s, certified on %(on)s, valid until %(until)s.") % words


def _missing(names: list[str]) -> str:
    return _("Missing: %(names)s") % {"names": ", ".join(names)} if names else ""
