"""Receive a package from another body, and draft the own certification from it."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.ledger.canonical import plain
from colab.core.organisations.models import Body, Organisation
from pilots.certification.credentials.verifying import Answer
from pilots.certification.models import Certification, Plan
from pilots.certification.models.plans import ITEMS
from pilots.reuse.models import ReceivedPackage
from pilots.reuse.package import content, reading
from pilots.reuse.package.archive import Broken

from .recognise import check_once, draft

ROLES = ("section", "head", "office", "office_admin", "certifier")
WHY = {
    "missing": _("The file “%(name)s” is missing from the package."),
    "foreign": _("The file “%(name)s” does not belong to the package."),
    "altered": _("The file “%(name)s” is not as it was packed."),
    "digest": _("The plan in “%(name)s” is not the one that was confirmed."),
    "credential": _("“%(name)s” says something else than the signed certificate."),
    "key": _("“%(name)s” was not signed with a key of the body that certified."),
    "version": _("The package is of another version (“%(name)s”)."),
    "format": _("The file “%(name)s” cannot be read as part of a package."),
}
NO_PACKAGE = _("This file is no package of a certified product.")
REFUSED = {
    Answer.EXPIRED: _("The certification in the package has expired."),
    Answer.REVOKED: _("The certification in the package was revoked or given back."),
    Answer.ALTERED: _("The signed certificate in the package was altered."),
    Answer.WRONG_KEY: _("The signed certificate in the package bears a key that the body did not use for it."),
}


def receive(*, actor: Actor, body: Body, data: bytes) -> ReceivedPackage:
    """Read a package for ``body`` and keep what it says; nothing is certified by that.

    Raises ``Refused`` with the name of the broken file, or with why its certification is worth nothing any more.
    """
    if body.pk not in actor.grants.bodies(*ROLES):
        raise lifecycle.NotAllowed
    try:
        found = reading.read(data)
    except Broken as error:
        words = WHY[error.why] % {"name": error.name} if error.name else NO_PACKAGE
        raise lifecycle.Refused(words, code=f"package.{error.why}") from error
    if found.answer in REFUSED:
        raise lifecycle.Refused(REFUSED[found.answer], code=f"package.{found.answer}")
    parts = ("columns", "plan", "operator", "source", "evidence", "purchases")
    return ReceivedPackage.objects.create(
        body=body,
        sha256=hashlib.sha256(data).hexdigest(),
        content={name: plain(getattr(found, name)) for name in parts},
        answer=found.answer,
        vouched=found.vouched,
        received_by=actor.user,
    )


def source_on_this_site(package: ReceivedPackage) -> Certification | None:
    """Return the certification the package was made of, where it is one of this site."""
    said = package.content["source"]
    if package.answer != Answer.VALID:
        return None
    return Certification.objects.filter(code=said["code"], body__corporate_number=said["body_number"]).first()


def take_over(*, actor: Actor, package: ReceivedPackage, organisation: Organisation) -> Certification:
    """Draft the certification of the receiving body from a package and receive the copy of the plan.

    The receiving head still decides. Raises ``Refused`` where it has been taken over already, or is the body's own.
    """
    source = source_on_this_site(package)
    if source is not None and source.body_id == package.body_id:
        raise lifecycle.Refused(_("This certification is your body's own."), code="package.own")
    with transaction.atomic():
        row = ReceivedPackage.objects.select_for_update(no_key=True).get(pk=package.pk)
        if row.certification_id:
            raise lifecycle.Refused(_("This certification has been taken over already."), code="recognition.once")
        if source is not None:
            check_once(source, row.body)
        given = row.content["columns"]
        columns = {name: Certification._meta.get_field(name).to_python(value) for name, value in given.items()}
        columns |= {"source": source}
        if source is not None:
            columns |= {name: getattr(source, name) for name in content.NOT_CARRIED}
        plan = {name: Plan._meta.get_field(name).to_python(row.content["plan"][name]) for name in ITEMS}
        made = draft(actor=actor, body=row.body, organisation=organisation, columns=columns, plan=plan)
        ReceivedPackage.objects.filter(pk=row.pk).update(certification=made)
    return made
