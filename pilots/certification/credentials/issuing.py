"""Signing certificates, and changing the key that signs them."""

from django.db import transaction
from django.db.models import Max

from colab.core import access, clock, lifecycle
from colab.core.access import Actor
from colab.core.ledger.append import append
from colab.core.ledger.canonical import digest
from colab.core.ledger.turns import take_turn
from colab.core.organisations.models import Body
from pilots.certification.enums import PUBLIC
from pilots.certification.models import Certification, Credential, IssuerKey

from . import addresses, proof, publishing, sealing
from .document import unsigned


def key_of(body: Body, actor: Actor) -> IssuerKey:
    """Return the key of ``body`` in use; the first one is made when it is first needed, once."""
    in_use = IssuerKey.objects.filter(body=body, active_until=None)
    found = in_use.first()
    if found is None:
        with transaction.atomic():
            take_turn(_series(body))
            found = in_use.first() or _make_key(body, actor, "")
    return found


def _series(body: Body) -> str:
    """Keys, places in the status lists and changes of keys of a body come one after the other."""
    return f"issuer:{body.corporate_number}"


@transaction.atomic
def _make_key(body: Body, actor: Actor, reason: str) -> IssuerKey:
    public, sealed = sealing.new_key()
    number = (IssuerKey.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
    key = IssuerKey.objects.create(
        # Whole seconds, as signed data write them: what is signed in the same second is not older than its key.
        body=body, number=number, public=public, sealed=sealed, active_from=clock.now().replace(microsecond=0),
        reason=reason, made_by_id=actor.user_id,
    )  # fmt: skip
    append("issuer", body.corporate_number, "key", actor=actor, payload={"number": number, "public": public})
    return key


def issue(certification: Certification, actor: Actor) -> Credential:
    """Sign and keep the data of a certificate, in place of what was signed before; the issuer's chain gets one entry.

    Runs inside the transaction of the decision. Raises ``Refused`` where the issuer's key cannot be opened.
    """
    body = certification.body
    take_turn(_series(body))
    key = key_of(body, actor)
    certification.credentials.filter(replaced_at=None).update(replaced_at=clock.now())
    last = Credential.objects.filter(body=body).aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    document = proof.sign(
        unsigned(certification, position),
        key=sealing.opened(key.public, key.sealed),
        method=f"{addresses.issuer(body)}#{key.public}",
        created=publishing.stamp(),
    )
    payload = {"certificate": certification.code, "key": key.public, "digest": digest(document)}
    links = [lifecycle.ref(certification)]
    append("issuer", body.corporate_number, "sign", actor=actor, payload=payload, links=links)
    return Credential.objects.create(
        certification=certification, body=body, key=key, position=position, document=document
    )


def rotate(*, body: Body, actor: Actor, reason: str, lost: bool = False) -> IssuerKey:
    """Put a new key of ``body`` in use and return it.

    The old key stays published, and what it signed stays good; with ``lost`` it counts for nothing any more, and every
    certificate it signed is signed anew. Raises ``NotAllowed`` for people who do not certify for the body.
    """
    with transaction.atomic():
        take_turn(_series(body))
        old = IssuerKey.objects.filter(body=body, active_until=None).first()
        if old is not None and not access.can(actor, "rotate", old):
            raise lifecycle.NotAllowed
        if body.pk not in actor.grants.bodies("certifier"):
            raise lifecycle.NotAllowed
        if old is not None:
            old.active_until, old.lost = clock.now(), lost
            old.save(update_fields=["active_until", "lost"])
            payload = {"number": old.number, "lost": lost, "reason": reason}
            append("issuer", body.corporate_number, "retire", actor=actor, payload=payload)
        made = _make_key(body, actor, reason)
        if lost:
            signed = Credential.objects.filter(key=old, replaced_at=None).values("certification")
            for certification in list(Certification.objects.filter(pk__in=signed).order_by("pk")):
                issue(certification, actor)
    return made


def unsigned_of(body: Body):
    """Return the certificates of ``body`` that have no signed data: given before there were any."""
    signed = Credential.objects.filter(body=body, replaced_at=None)
    rows = Certification.objects.filter(body=body, state__in=PUBLIC).exclude(pk__in=signed.values("certification"))
    return rows.select_related("body", "organisation").order_by("pk")


def issue_missing(*, body: Body, actor: Actor) -> int:
    """Sign what has no signed data yet and return how many; raises ``NotAllowed``."""
    if body.pk not in actor.grants.bodies("certifier"):
        raise lifecycle.NotAllowed
    with transaction.atomic():
        found = list(unsigned_of(body))
        for certification in found:
            issue(certification, actor)
    return len(found)
