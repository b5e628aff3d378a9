"""A letter of the office: written, previewed, sent once."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from colab.core import access
from colab.core.clock import now
from colab.core.notices import audiences
from colab.core.notices.actions.notify import notify
from colab.core.notices.models import Mailing
from colab.core.notices.models.mailing import MailingState
from colab.core.notices.recipients import resolve


class Changed(Exception):
    """The audience is not the one that was shown; look again before sending."""


def save_draft(mailing, *, actor, params):
    """Keep a new or changed draft. Raises PermissionDenied for a programme of another office."""
    if mailing.programme_id not in actor.grants.programmes("office", "office_admin"):
        raise PermissionDenied
    if mailing.pk is None:
        mailing.created_by, mailing.created_at = actor.user, now()
    mailing.params = plain(params)
    mailing.save()
    return mailing


def recipients_of(mailing, actor):
    """Return whom the letter reaches now, sorted by address."""
    audience = audiences.get(mailing.audience)
    return sorted(resolve(audience.find(actor, mailing.params)), key=lambda recipient: recipient.email)


def digest_of(recipients):
    """Return a digest of a list of recipients: what the sender has seen is what is sent to."""
    return hashlib.sha256("\n".join(recipient.key for recipient in recipients).encode()).hexdigest()


def send(mailing, *, actor, digest):
    """Send a draft to the audience shown with `digest`; a second press sends nothing. Returns the notices.

    Raises PermissionDenied, or Changed when the audience has changed since it was shown.
    """
    if not access.can(actor, "send", mailing):
        raise PermissionDenied
    with transaction.atomic():
        recipients = recipients_of(mailing, actor)
        if digest_of(recipients) != digest:
            raise Changed
        draft = Mailing.objects.filter(pk=mailing.pk, state=MailingState.DRAFT)
        if not draft.update(
            state=MailingState.SENT, sent_by=actor.user, sent_at=now(), recipient_count=len(recipients)
        ):
            return []
        return notify(
            "notices.letter",
            to=list(audiences.get(mailing.audience).find(actor, mailing.params)),
            context={
                "title": {"ja": mailing.title, "en": mailing.title_en},
                "body": {"ja": mailing.body, "en": mailing.body_en},
            },
            dedupe=f"mailing:{mailing.key}",
            mailing=mailing,
        )


def plain(value):
    """Turn cleaned data into JSON: days as ISO text, rows as their key or number, querysets as lists of those."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, models.QuerySet)):
        return [plain(inner) for inner in value]
    if isinstance(value, models.Model):
        return getattr(value, "key", value.pk)
    return value.isoformat() if hasattr(value, "isoformat") else value
