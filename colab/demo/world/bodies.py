"""Bodies, units and programmes of the demo."""

from colab.core.organisations import corporate_number
from colab.core.organisations.models import Body, Programme, Unit

from .municipalities import BUREAUS, municipalities

SUFFIX = {"ward": "City", "city": "City", "town": "Town", "village": "Village"}


def seed_bodies() -> Body:
    """Make Tokyo with its bureaus and all 62 municipalities with one unit each, and return Tokyo; safe to repeat."""
    tokyo = _body("130001", "prefecture", "東京都", "Tokyo Metropolis")
    for name, english in BUREAUS:
        _unit(tokyo, name, english, "bureau")
    for code, kind, name, english in municipalities():
        body = _body(code, kind, name, f"{english} {SUFFIX[kind]}" if "Village" not in english else english)
        _unit(body, "企画課" if kind in ("town", "village") else "デジタル推進課", "Planning Section", "section")
    return tokyo


def seed_programmes(tokyo: Body) -> dict[str, Programme]:
    """Make the programmes: the lab's own at Tokyo, and its civic-tech one."""
    bureau = Unit.objects.get(body=tokyo, name="デジタルサービス局")
    office = _unit(tokyo, "共創推進室", "Co-creation Office", "section", bureau)
    rows = [("kyoso", "協働プロジェクト", "Co-creation projects"), ("civic", "官民共創デジタル", "Civic-tech projects")]
    return {
        code: Programme.objects.get_or_create(
            code=code, defaults={"body": tokyo, "office_unit": office, "name": name, "name_en": english}
        )[0]
        for code, name, english in rows
    }


def section(body: Body, bureau: str, name: str, english: str) -> Unit:
    """Return the section ``name`` below ``bureau`` of a body (or directly below the body), made at the first call."""
    parent = Unit.objects.filter(body=body, name=bureau).first() if bureau else None
    return _unit(body, name, english, "section", parent)


def _body(code: str, kind: str, name: str, english: str) -> Body:
    facts = {"name": name, "name_en": english, "kind": kind, "corporate_number": corporate_number.for_body(code)}
    return Body.objects.get_or_create(lg_code=code, defaults=facts)[0]


def _unit(body: Body, name: str, english: str, kind: str, parent: Unit | None = None) -> Unit:
    facts = {"name_en": english, "kind": kind}
    return Unit.objects.get_or_create(body=body, parent=parent, name=name, defaults=facts)[0]
