"""The six answers to a signed certificate in words, and the one to what is none."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from colab.core.clock import date_words

from .credentials.verifying import Answer

WORDS = {
    Answer.VALID: (
        "success",
        _("Valid: this certificate is genuine, and it is in force today."),
        _("It was signed by the body named, nothing in it was changed, and it was not revoked."),
    ),
    Answer.EXPIRED: (
        "warning",
        _("Expired: this certificate is genuine, but its time is over."),
        _("No new contract can rest on it. Look whether it has been renewed."),
    ),
    Answer.REVOKED: (
        "error",
        _("Revoked: this certificate is genuine, but it was revoked or given back."),
        _("No new contract can rest on it, whatever date it bears."),
    ),
    Answer.ALTERED: (
        "error",
        _("Altered: this is not what was signed."),
        _("At least one sign differs from the signed certificate. Ask the operator or the body for the original file."),
    ),
    Answer.WRONG_KEY: (
        "error",
        _("Wrong key: it was signed with a key that the body did not use for it."),
        _("The key is not among the body's published keys, was not in use at that time, or is in the hands of others."),
    ),
    Answer.WRONG_ISSUER: (
        "error",
        _("Wrong issuer: no body on this platform issued it."),
        _("Certificates of other platforms are verified there, or with the script and the issuer's key file."),
    ),
    Answer.UNREADABLE: (
        "error",
        _("This is no signed certificate."),
        _("Hand in the JSON file of the certificate as it was downloaded."),
    ),
}
"""Answer → (tone, what it is, what to do)."""


def words_of(checked) -> dict:
    """Return what the page shows of a checked certificate."""
    tone, title, text = WORDS[checked.answer]
    trusted = checked.answer in (Answer.VALID, Answer.EXPIRED, Answer.REVOKED)
    return {
        "tone": tone,
        "title": title,
        "text": text,
        "facts": _facts(checked.document) if trusted else [],
        "unknown": bool(checked.unknown),
    }


def _facts(document: dict) -> list[tuple]:
    """Return what a genuine certificate says; of others nothing is repeated, lest it be believed."""
    said = document["credentialSubject"]
    return [
        (_("Certificate number"), said["certificateNumber"]),
        (_("Certified operator"), said["name"]),
        (_("Corporate number"), said["corporateNumber"]),
        (_("Product or service"), said["product"]),
        (_("Kind"), said["kind"]),
        (_("Scope of the certification"), said["scope"]),
        (_("Certified on"), _day(document["validFrom"])),
        (_("Valid until"), _day(document["validUntil"])),
        (_("Conditions"), said["conditions"]),
        (_("Certified by (title and name)"), said["certifier"]),
    ]


def _day(moment: str) -> str:
    return date_words(date.fromisoformat(moment[:10]))
