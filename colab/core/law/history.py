"""The rules of a body as they stood on a day, and how each came to be."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from colab.core.clock import date_words
from colab.core.ledger.queries import entries
from colab.core.lifecycle.roles import role_label
from colab.core.organisations.models import Body
from colab.core.ui.format import moment

from .actions.set_rule import CHAIN
from .models import BodyRule
from .rules import RuleKey, rule_keys
from .tables import table


@dataclass(frozen=True)
class Replaced:
    """A value that was corrected: until when it stood, and who changed it."""

    key: RuleKey
    shown: dict
    source: str
    verified: bool
    until: datetime
    by: str

    @property
    def name(self) -> str:
        """The rule with the moment, to tell the tables of its history apart."""
        return f"{self.key.label} {moment(self.until)}"


@dataclass(frozen=True)
class Line:
    """A value of a rule with its days: ``row`` is None for the default that nobody set."""

    key: RuleKey
    shown: dict
    row: BodyRule | None
    since: date | None
    until: date | None
    source: str
    verified: bool
    shared: bool
    """Of no single body: the default for all."""
    current: bool = False
    replaced: tuple[Replaced, ...] = ()
    """What stood for the same day before it was corrected, newest first."""

    @property
    def name(self) -> str:
        """The rule with its first day, to tell the tables of its history apart."""
        words = [str(self.key.label), date_words(self.since) if self.since else "", str(_("for all bodies"))]
        return " ".join(words[: 3 if self.shared and self.since else 2]).strip()


def in_force(body: Body, day: date) -> list[Line]:
    """Return every rule with the value in force on ``day``; two queries."""
    own, shared = _rows(body), _rows(None)
    return [_current(key, own.get(key.key, []), shared.get(key.key, []), day) for key in rule_keys()]


def history(body: Body, key: RuleKey, day: date) -> list[Line]:
    """Return all values of one rule, newest first, with what was corrected; the one in force on ``day`` is marked.

    Three queries.
    """
    own, shared = _rows(body, key.key).get(key.key, []), _rows(None, key.key).get(key.key, [])
    now = _current(key, own, shared, day).row
    lines = [_line(key, row, rows, current=row is now) for rows in (own, shared) for row in rows]
    corrected = _replaced(body, key)
    return [
        line if line.shared else replace(line, replaced=tuple(corrected.get(str(line.since), ()))) for line in lines
    ]


def _replaced(body: Body, key: RuleKey) -> dict[str, list[Replaced]]:
    """Return what was corrected, by the first day of the rule (as it stands in the ledger), newest first."""
    found: dict[str, list[Replaced]] = {}
    for entry in entries(CHAIN, body.corporate_number).filter(payload__rule=key.key).order_by("-seq"):
        if before := entry.payload["before"]:
            one = Replaced(
                key,
                table(key, before["value"]),
                before["source"],
                before["verified"],
                entry.at,
                role_label(entry.actor_role),
            )
            found.setdefault(entry.payload["valid_from"], []).append(one)
    return found


def _rows(body: Body | None, key: str = "") -> dict[str, list[BodyRule]]:
    rows = BodyRule.objects.filter(body=body, **({"key": key} if key else {}))
    found: dict[str, list[BodyRule]] = {}
    for row in rows.select_related("entered_by").order_by("key", "-valid_from"):
        found.setdefault(row.key, []).append(row)
    return found


def _current(key: RuleKey, own: list[BodyRule], shared: list[BodyRule], day: date) -> Line:
    for rows in (own, shared):
        row = next((row for row in rows if row.valid_from <= day), None)
        if row is not None:
            return _line(key, row, rows, current=True)
    first = min((row.valid_from for row in own + shared), default=None)
    until = first - timedelta(days=1) if first else None
    return Line(key, table(key, key.default), None, None, until, "", verified=False, shared=True, current=True)


def _line(key: RuleKey, row: BodyRule, rows: list[BodyRule], *, current: bool) -> Line:
    later: Any = [each.valid_from for each in rows if each.valid_from > row.valid_from]
    until = min(later) - timedelta(days=1) if later else None
    return Line(
        key,
        table(key, row.value),
        row,
        row.valid_from,
        until,
        row.source,
        verified=row.verified,
        shared=row.body_id is None,
        current=current,
    )
