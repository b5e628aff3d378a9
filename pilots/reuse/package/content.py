"""What stands in a package: the application's columns, the plan, the evidence, prices and evaluations, signed data."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings

from colab.core.clock import wareki
from colab.core.ledger.canonical import plain
from colab.core.ledger.models import LedgerHead
from colab.core.ui.papers import print_pdf
from pilots.certification import queries
from pilots.certification.credentials import addresses, issuing, proof, publishing, sealing
from pilots.certification.credentials.status import PURPOSES
from pilots.certification.models import Certification
from pilots.certification.models.plans import ITEMS
from pilots.procurement.models import Contract
from pilots.reuse.actions.recognise import COPIED
from pilots.trials.models import Indicator

from . import archive

TEMPLATE = Path(__file__).with_name("plan.typ")
NOT_CARRIED = ("solution", "pilot")
"""Rows of this site; another site knows them by their address in the evidence."""
COLUMNS = tuple(name for name in COPIED if name not in NOT_CARRIED)
OPERATOR = ("kind", "name", "name_kana", "name_en", "corporate_number", "representative", "representative_title",
            "address", "website")  # fmt: skip


def build(certification: Certification) -> bytes:
    """Return the package of a certification in force as ZIP, its manifest signed with the key of the body.

    Raises ``Refused`` where the issuer's key cannot be opened.
    """
    files = {name: archive.as_json(value) for name, value in _parts(certification).items()}
    files["plan.pdf"] = plan_pdf(certification)
    return archive.pack(_signed(certification, files), files)


def _parts(c: Certification) -> dict[str, Any]:
    plan = queries.plan_in_force(c)
    credential = c.credentials.filter(replaced_at=None).first()
    parts = {
        "certification.json": plain({name: getattr(c, name) for name in COLUMNS}),
        "operator.json": plain({name: getattr(c.organisation, name) for name in OPERATOR}),
        "plan.json": plain({name: getattr(plan, name) for name in ITEMS}) | {"digest": plan.digest},
        "source.json": source_of(c),
        "evidence.json": _evidence(c),
        "purchases.json": _purchases(c),
        "issuer.json": publishing.issuer_document(c.body),
    }
    if credential is not None:
        parts["credential.json"] = credential.document
    return parts | {f"status-{purpose}.json": publishing.status_list(c.body, purpose) for purpose in PURPOSES}


def source_of(c: Certification) -> dict[str, Any]:
    """Return the certification that a recognition would rest on."""
    return plain(
        {
            "code": c.code,
            "body": c.body.name,
            "body_number": c.body.corporate_number,
            "number": c.number,
            "certified_on": c.certified_on,
            "valid_until": c.valid_until,
            "conditions": c.conditions,
            "issuer": c.issuer,
            "address": addresses.credential(c),
        }
    )


def _evidence(c: Certification) -> list[dict[str, Any]]:
    """List the chains behind a certification with their heads, and what the pilot measured."""
    found = [_head("certification", c.key, c.code)]
    if c.pilot_id:
        found.append(_head("pilot", c.pilot.key, c.pilot.code or ""))
        found[-1]["report"] = c.pilot.final_report
        rows = Indicator.objects.filter(pilot=c.pilot_id).order_by("order", "pk")
        found[-1]["indicators"] = [row.fixed_facts() for row in rows]
    return found


def _head(machine: str, key: str, code: str) -> dict[str, Any]:
    head = LedgerHead.objects.filter(machine=machine, subject_key=key).first()
    return {"chain": f"{machine}/{key}", "code": code, "head": head.head_hash if head else "",
            "entries": head.count if head else 0}  # fmt: skip


def _purchases(c: Certification) -> list[dict[str, Any]]:
    """Return what was published of purchases: who, when, how much, and how it went."""
    rows = Contract.objects.filter(certification=c, post_on__isnull=False).select_related("body", "unit")
    return [
        plain(
            {
                "body": row.body.name,
                "unit": row.unit.name,
                "signed_on": row.signed_on,
                "quantity": row.quantity,
                "amount_yen": row.amount_yen,
                "verdict": row.verdict,
                "evaluation": row.evaluation,
            }
        )
        for row in rows.order_by("signed_on", "pk")
    ]


def _signed(c: Certification, files: dict[str, bytes]) -> dict[str, Any]:
    key = issuing.key_of(c.body, _Nobody())
    manifest = {
        "format": archive.FORMAT,
        "version": archive.VERSION,
        "certification": c.code,
        "product": c.product_name,
        "files": archive.listed(files),
    }
    if settings.DEMO_MODE:
        manifest["note"] = "架空のデモデータ（見本）"
    method = f"{addresses.issuer(c.body)}#{key.public}"
    return proof.sign(manifest, key=sealing.opened(key.public, key.sealed), method=method, created=publishing.stamp())


class _Nobody:
    """The site itself: a package is made when it is fetched."""

    user_id = None
    role_words = "system"


def plan_pdf(c: Certification) -> bytes:
    """Return the copy of the plan (計画の写し) on paper."""
    plan = queries.plan_in_force(c)
    period = f"{wareki(plan.period_from)}から{wareki(plan.period_to)}まで"
    data = {
        "title": "実施計画（写し）",
        "operator": c.organisation.name,
        "product": c.product_name,
        "rows": [
            ["一　目標", plan.goal],
            ["二　内容", plan.content],
            ["三　実施時期", period],
            ["四　実施方法", plan.method],
            ["四　必要な資金の額", f"{plan.funds_yen:,}円"],
            ["四　資金の調達方法", plan.funding],
        ],
        "confirmed": f"{c.issuer}　{wareki(plan.confirmed_on)}確認（認定番号 {c.number}）",
        "digest": plan.digest,
        "sample": "見本" if settings.DEMO_MODE else "",
    }
    moment = datetime.combine(plan.confirmed_on, time(), tzinfo=UTC)
    return print_pdf(TEMPLATE, data, qr=addresses.credential(c), moment=moment)
