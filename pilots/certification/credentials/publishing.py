"""What anybody may fetch: the key history of a body and its status lists."""

from typing import Any

from colab.core import clock
from colab.core.organisations.models import Body
from pilots.certification.enums import CertificationState
from pilots.certification.models import Credential, IssuerKey

from . import addresses, proof, sealing, status

STATES = {
    status.REVOCATION: (CertificationState.REVOKED, CertificationState.SURRENDERED),
    status.EXPIRY: (CertificationState.EXPIRED,),
}
"""Which states set the bit of a list."""


def issuer_document(body: Body) -> dict[str, Any] | None:
    """Return the key history of ``body`` as a controlled identifier document; None where it has never signed."""
    keys = list(IssuerKey.objects.filter(body=body).order_by("number"))
    if not keys:
        return None
    address = addresses.issuer(body)
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/cid/v1"],
        "id": address,
        "name": body.name,
        "corporateNumber": body.corporate_number,
        "verificationMethod": [_method(address, key) for key in keys],
        "assertionMethod": [f"{address}#{key.public}" for key in keys if not key.lost],
    }


def _method(address: str, key: IssuerKey) -> dict[str, Any]:
    made = {
        "id": f"{address}#{key.public}",
        "type": "Multikey",
        "controller": address,
        "publicKeyMultibase": key.public,
        "activeFrom": key.active_from.astimezone(clock.JST).isoformat(timespec="seconds"),
    }
    if key.lost:
        made["revoked"] = key.active_until.astimezone(clock.JST).isoformat(timespec="seconds")
    elif key.active_until:
        made["activeUntil"] = key.active_until.astimezone(clock.JST).isoformat(timespec="seconds")
    return made


def status_list(body: Body, purpose: str) -> dict[str, Any] | None:
    """Return the list of ``purpose``, signed now with the key in use; None where the body has no key in use."""
    key = IssuerKey.objects.filter(body=body, active_until=None).first()
    if key is None or purpose not in STATES:
        return None
    ended = Credential.objects.filter(body=body, certification__state__in=STATES[purpose])
    address, now = addresses.status_list(body, purpose), stamp()
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": {"id": addresses.issuer(body), "name": body.name},
        "validFrom": now,
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": status.encode(ended.order_by("position").values_list("position", flat=True)),
        },
    }
    method = f"{addresses.issuer(body)}#{key.public}"
    return proof.sign(document, key=sealing.opened(key.public, key.sealed), method=method, created=now)


def stamp() -> str:
    """Return the present moment as signed data have it: Tokyo, whole seconds."""
    return clock.now().astimezone(clock.JST).isoformat(timespec="seconds")


def everything_about(document: Any) -> tuple[dict, dict]:
    """Return (issuers, status lists) of this site that ``document`` refers to, for ``verifying.check``."""
    issuers, lists = {}, {}
    named = document.get("issuer") if isinstance(document, dict) else None
    named = named.get("id") if isinstance(named, dict) else None
    for body in Body.objects.filter(issuer_keys__isnull=False).distinct().order_by("pk"):
        if addresses.issuer(body) == named:
            issuers[named] = issuer_document(body)
            for purpose in status.PURPOSES:
                if made := status_list(body, purpose):
                    lists[made["id"]] = made
    return issuers, lists
