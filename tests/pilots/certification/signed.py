"""Signed certificates as they come to those who verify them: files and nothing else."""

import copy
import json
from datetime import timedelta
from importlib.util import module_from_spec, spec_from_file_location

from django.conf import settings

from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import legal
from colab.demo.builders.people import make_body, make_officer, make_unit
from pilots.certification.credentials import addresses, issuing, proof, publishing, sealing
from pilots.certification.models import Credential, IssuerKey


def offline():
    """Return the published script as a module."""
    spec = spec_from_file_location("offline_certificate", settings.BASE_DIR / "docs" / "verify" / "certificate.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def current(certification):
    """Return the signed data of a certificate, through JSON as a file would have them."""
    row = Credential.objects.get(certification=certification, replaced_at=None)
    return json.loads(json.dumps(row.document))


def altered(document, **said):
    """Return a copy in which the subject says something else."""
    other = copy.deepcopy(document)
    other["credentialSubject"] |= said
    return other


def signed_with(document, key, *, method=None):
    """Return the document signed anew with another key, a row or a pair (public, sealed)."""
    public, sealed = key
    plain = {name: value for name, value in document.items() if name != "proof"}
    method = method or f"{document['issuer']['id']}#{public}"
    return proof.sign(plain, key=sealing.opened(public, sealed), method=method, created=publishing.stamp())


def certifier(body, *, unit="認定担当課"):
    """Return the certifying officer of a body as an actor."""
    return legal.as_actor(make_officer("certifier", make_unit(body, unit)))


def case(name):
    """Return (document, the day to judge by) that deserve the answer ``name``."""
    c = legal.certified()
    document, today = current(c), clock.now()
    match name:
        case "expired":
            return document, clock.start_of_day(c.valid_until) + timedelta(days=1, hours=1)
        case "revoked":
            facts = {"decision_number": "8産振第90号", "deciding_post": "知事", "reason": "計画に従っていないため。"}
            apply("revoke", c, actor=legal.certifier_of(c), heard_on=clock.today(), **facts)
        case "altered":
            document = altered(document, name="株式会社べつのもの")
        case "wrong_key":
            document = signed_with(altered(document, name="株式会社べつのもの"), sealing.new_key())
        case "wrong_issuer":
            other = make_body("港区", kind="ward", lg_code="131032")
            issuing.rotate(body=other, actor=certifier(other), reason="")
            key = IssuerKey.objects.get(body=other)
            method = f"{addresses.issuer(other)}#{key.public}"
            document = signed_with(document, (key.public, key.sealed), method=method)
        case "unreadable":
            document = {"name": "認定書"}
    return document, today
