"""Addresses that stand in signed data: whole, without a language, the same for ever."""

from django.conf import settings
from django.urls import reverse


def site(path: str) -> str:
    """Return the whole address of a path of this site."""
    return settings.SITE_URL + path


def credential(certification) -> str:
    """Return where the signed data of a certificate are."""
    return site(reverse("certification_plain:credential", args=[certification.code]))


def issuer(body) -> str:
    """Return where the key history of a body is: its name as an issuer."""
    return site(reverse("certification_plain:issuer", args=[body.corporate_number]))


def status_list(body, purpose: str) -> str:
    """Return where a status list of a body is."""
    return site(reverse("certification_plain:status_list", args=[body.corporate_number, purpose]))
