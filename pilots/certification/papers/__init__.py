"""Printed papers: the certificate as PDF/A-2b, with a code that leads to the page that verifies it."""

from datetime import UTC, datetime, time
from pathlib import Path

import typst
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colab.core.clock import wareki
from colab.core.lifecycle import Refused
from colab.core.ui.papers import print_pdf
from pilots.certification.models import Certification

from .words import CAUTION, KINDS, SAMPLE, SAMPLE_NOTE, SENTENCE, scope

TEMPLATE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certification: Certification, verify_url: str) -> bytes:
    """Return the certificate (認定書) as PDF/A-2b; ``verify_url`` is where it can be verified.

    Raises ``Refused`` where a name holds a character that no font has: a certificate with an empty box in
    the place of a name must not leave the house.
    """
    moment = datetime.combine(certification.certified_on, time(), tzinfo=UTC)
    try:
        return print_pdf(TEMPLATE, _data(certification, verify_url), qr=verify_url, moment=moment, archive=True)
    except typst.TypstError as error:
        raise Refused(
            _("The certificate cannot be printed: a name holds a character that no font here has."),
            code="certificate.glyph",
        ) from error


def _data(c: Certification, verify_url: str) -> dict:
    rows = [
        ("認定を受けた者", c.organisation.name),
        ("法人番号", c.organisation.corporate_number or "—"),
        ("商品・役務の名称", c.product_name),
        ("種別", KINDS[c.kind]),
        ("認定の範囲", scope(c)),
        ("認定年月日", wareki(c.certified_on)),
        ("有効期限", wareki(c.valid_until)),
        ("条件", c.conditions or "なし"),
    ]
    if c.source_body:
        rows.append(("写しによる確認", f"{c.source_body}（{c.source_number}）"))
    return {
        "title": "新事業分野開拓者 認定書",
        "number": c.number,
        "rows": rows,
        "sentence": SENTENCE,
        "date": wareki(c.certified_on),
        "issuer": c.issuer,
        "caution": CAUTION,
        "verify_label": "真正性の確認：",
        "verify": verify_url,
        "sample": SAMPLE if settings.DEMO_MODE else "",
        "sample_note": SAMPLE_NOTE if settings.DEMO_MODE else "",
    }
