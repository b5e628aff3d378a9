"""What must hold after every step, whoever did what."""

import re
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Max

from colab.core.ledger.models import LedgerEntry
from colab.core.lifecycle import all_machines
from colab.core.rooms import RoomConfig
from pilots.certification.enums import Route
from pilots.certification.models import Certification
from pilots.procurement.enums import AFTER_SIGNATURE
from pilots.procurement.models import Contract

Picture = dict[str, Any]
HARMLESS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|PRAGMA|SET CONSTRAINTS)\b", re.IGNORECASE)


def picture() -> Picture:
    """Return every row of every subject's table, and how many rows every table of the database has."""
    shot = {m.name: list(m.model._default_manager.order_by("pk").values_list()) for m in all_machines()}
    with connection.cursor() as cursor:
        cursor.execute(_count_everything())
        shot["rows in tables"] = sorted(cursor.fetchall())  # PostgreSQL may count tables side by side
    return shot


@cache
def _count_everything() -> str:
    models = [
        model for config in apps.get_app_configs() if isinstance(config, RoomConfig) for model in config.get_models()
    ]
    tables = sorted(model._meta.db_table for model in models)
    return " UNION ALL ".join(f"SELECT '{table}', count(*) FROM \"{table}\"" for table in tables)


class Watch:
    """Takes a picture before the first statement that writes: what wrote nothing need not be looked at.

    For ``connection.execute_wrapper``.
    """

    def __init__(self):
        self.before: Picture | None = None

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict) -> Any:
        """Let every statement through."""
        if self.before is None and not HARMLESS.match(sql):
            self.before = picture()
        return execute(sql, params, many, context)

    def differences(self) -> list[str]:
        """Return what differs now from before."""
        return [] if self.before is None else differences(self.before, picture())


def differences(before: Picture, after: Picture) -> list[str]:
    """Return what differs, by name."""
    return [f"{name}: {_first(before[name], after[name])}" for name in before if before[name] != after[name]]


def _first(left: list, right: list) -> str:
    return next((f"{a} -> {b}" for a, b in zip(left, right, strict=False) if a != b), f"{len(left)} -> {len(right)}")


def states_are_known() -> None:
    """Every state is one of its machine's, and is what the chain's last move says."""
    moved = LedgerEntry.objects.filter(payload__has_key="to").values("machine", "subject_key")
    newest = dict(moved.annotate(last=Max("pk")).values_list("subject_key", "last"))
    told = dict(LedgerEntry.objects.filter(pk__in=newest.values()).values_list("subject_key", "payload__to"))
    for machine in all_machines():
        for key, state in machine.model._default_manager.order_by("pk").values_list("key", "state"):
            assert state in machine.states.values
            assert told.get(key, state) == state, f"{machine.name}/{key} is {state}, the chain says {told[key]}"


def contracts_are_lawful() -> None:
    """No contract has been made without certification and both notices; none is closed without the third."""
    for c in Contract.objects.select_related("certification").order_by("pk"):
        made = c.state in AFTER_SIGNATURE or c.state == "post_published"
        if made or c.state == "closed" and c.method == "4":
            kinds = set(c.notices.filter(published_on__lte=c.signed_on).values_list("kind", flat=True))
            assert {"forecast", "pre"} <= kinds, f"{c.key}: made with {kinds}"
            paper = c.certification
            assert paper.body_id == c.body_id and paper.organisation_id == c.organisation_id
            assert paper.certified_on <= c.signed_on <= paper.valid_until, f"{c.key}: not certified on {c.signed_on}"
        if c.state == "closed" and c.method == "4":
            assert c.notices.filter(kind="post").exists(), f"{c.key}: closed without the last notice"


def certificates_have_their_findings() -> None:
    """No certification without findings that all three points are met, nor, for services, without two experts heard.

    施行規則第12条の3第1項（三要件）、第2項（学識経験者2人以上の意見）. What was given by copy rests on its source.
    """
    given = Certification.objects.filter(route=Route.APPLICATION).exclude(certified_on=None)
    for c in given.prefetch_related("plans__findings", "plans__opinions"):
        met = [plan for plan in c.plans.all() if {f.point for f in plan.findings.all() if f.met} == {"a", "b", "c"}]
        assert met, f"{c.key}: certified without findings"
        heard = [[o for o in plan.opinions.all() if o.fact_on <= c.certified_on] for plan in met]
        assert c.kind != "service" or max(map(len, heard)) >= 2, f"{c.key}: certified without two experts"
        assert c.submitted_on is None or c.submitted_on <= c.certified_on


def signed_while_certified(contract: Contract) -> None:
    """Asked at the moment of the signature: later a revocation may be dated back."""
    assert contract.certification.valid_on(contract.signed_on)
