"""The words of a signed certificate: what the certificate says, and nothing that is not public."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings

from colab.core import clock
from pilots.certification import queries
from pilots.certification.models import Certification
from pilots.certification.papers.words import CAUTION, KINDS, SAMPLE_NOTE, scope

from . import addresses
from .status import PURPOSES

CONTEXT = "https://www.w3.org/ns/credentials/v2"


def unsigned(c: Certification, position: int) -> dict[str, Any]:
    """Return the credential of ``c`` without its proof; ``position`` is its place in the status lists."""
    made = {
        "@context": [CONTEXT, {"@vocab": addresses.site("/verify/#")}],
        "id": addresses.credential(c),
        "type": ["VerifiableCredential", "NewBusinessFieldCertification"],
        "name": "新事業分野開拓者 認定書",
        "issuer": {"id": addresses.issuer(c.body), "name": c.body.name, "corporateNumber": c.body.corporate_number},
        "validFrom": _first_moment(c.certified_on),
        "validUntil": _last_moment(c.valid_until),
        "credentialSubject": _subject(c),
        "termsOfUse": {"type": "Notice", "text": CAUTION},
        "credentialStatus": [_status(c, purpose, position) for purpose in PURPOSES],
    }
    return made | {"description": SAMPLE_NOTE} if settings.DEMO_MODE else made


def _subject(c: Certification) -> dict[str, Any]:
    plan = queries.plan_in_force(c)
    subject = {
        "type": "CertifiedOperator",
        "name": c.organisation.name,
        "corporateNumber": c.organisation.corporate_number or "",
        "certificateNumber": c.number,
        "code": c.code,
        "product": c.product_name,
        "kind": KINDS[c.kind],
        "scope": scope(c),
        "conditions": c.conditions,
        "certifier": c.issuer,
        "legalBasis": "地方自治法施行規則第12条の3",
    }
    if plan is not None:
        subject |= {"planVersion": plan.number, "planDigest": plan.digest}
    if c.source_body:
        subject["recognisedFrom"] = {"body": c.source_body, "number": c.source_number}
    return subject


def _status(c: Certification, purpose: str, position: int) -> dict[str, Any]:
    listed = addresses.status_list(c.body, purpose)
    return {
        "id": f"{listed}#{position}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(position),
        "statusListCredential": listed,
    }


def _first_moment(day: date) -> str:
    return clock.start_of_day(day).isoformat()


def _last_moment(day: date) -> str:
    return (clock.start_of_day(day + timedelta(days=1)) - timedelta(seconds=1)).isoformat()
