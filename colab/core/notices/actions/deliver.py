"""Mail one notice: at most once, even if a worker dies in between."""

import logging
import smtplib

from django.core.mail import get_connection
from django.db import DatabaseError
from django.db.models import Q

from colab.core.clock import now
from colab.core.notices.enums import NoticeState
from colab.core.notices.kinds import kind_of
from colab.core.notices.mail import message_for
from colab.core.notices.models import Notice, Subscriber
from colab.core.outbox.patience import patiently
from colab.core.outbox.runner import LEASE

logger = logging.getLogger(__name__)

ATTEMPTS = 10
"""Then a notice that only ever met temporary refusals is marked failed (after about eight hours)."""
UNCLEAR = "the connection broke while the mail was handed over; it may have arrived"


class Temporary(Exception):
    """The mail server asks to try again; the outbox does, with growing waits."""


def deliver(key, *, attempt=1):
    """Send the mail of one queued notice; others are left alone. Raises Temporary to be tried again.

    Order: claim (queued → sending) → connect → mark as handed over → hand over → sent. Where a worker died before the
    mark another takes over; after it nobody can know, so a person decides.
    """
    moment = now()
    dead = Q(state=NoticeState.SENDING, state_since__lt=moment - LEASE)
    Notice.objects.filter(dead, key=key, handed_at__isnull=False).update(
        state=NoticeState.FAILED, state_since=moment, error=UNCLEAR
    )
    free = Q(state=NoticeState.QUEUED) | dead
    # The moment is the token of this claim: who takes over has another one.
    mine = Notice.objects.filter(key=key, state=NoticeState.SENDING, state_since=moment)
    try:
        if not Notice.objects.filter(free, key=key).update(
            state=NoticeState.SENDING, state_since=moment, handed_at=None
        ):
            return
        _hand_over(mine.select_related("user", "subscriber", "mailing").get(), mine)
    except Exception as refusal:
        # Temporary refusals, a database that went away with the claim or just after it, and faults of our own before
        # anything was handed over (a template, a setting). A fault after that must not make it queued again: it stays
        # `sending` until the sweep says that nobody knows.
        unsent = mine if isinstance(refusal, Temporary) else mine.filter(handed_at__isnull=True)
        if attempt >= ATTEMPTS:
            _end(unsent, NoticeState.FAILED, str(refusal))
            return
        _end(unsent, NoticeState.QUEUED, str(refusal), handed_at=None)
        raise


def _hand_over(notice, mine):
    message = message_for(notice)
    server = get_connection()
    try:
        server.open()
    except (smtplib.SMTPException, OSError) as error:
        raise Temporary(f"{type(error).__name__}: {error}") from error
    try:
        marked = mine.update(handed_at=now())
    except DatabaseError as error:
        # Whether the mark is there or not, nothing was handed over.
        raise Temporary(f"{type(error).__name__}: {error}") from error
    if not marked:
        return  # somebody took it over meanwhile
    try:
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        _refused(mine, code, text, NoticeState.BOUNCED)
        _nobody_need_look(notice)
    except smtplib.SMTPResponseException as error:
        _refused(mine, error.smtp_code, error.smtp_error, NoticeState.FAILED)
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        logger.warning("notice %s: %s", notice.key, error)
        _end(mine, NoticeState.FAILED, UNCLEAR)
    except Exception as error:
        # An address the server cannot take (SMTPNotSupportedError), a message that cannot be built: trying again
        # would not help, and half of it may be out.
        logger.exception("notice %s", notice.key)
        _end(mine, NoticeState.FAILED, f"{type(error).__name__}: {error}")
    else:
        wiped = {"body": ""} if kind_of(notice.kind).secret else {}
        _end(mine, NoticeState.SENT, "", **wiped)
    finally:
        server.close()


def _refused(mine, code, text, permanent):
    """Codes from 400 to 499 mean later, all others never (RFC 5321, 4.2.1)."""
    words = f"{code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
    if 400 <= code < 500:
        raise Temporary(words)
    _end(mine, permanent, words)


def _nobody_need_look(notice):
    """A subscriber's dead address is forgotten; a mistyped one on a public form is nobody's work."""
    if notice.subscriber_id:
        Subscriber.objects.filter(pk=notice.subscriber_id).delete()
    if notice.subscriber_id or kind_of(notice.kind).secret:
        Notice.objects.filter(pk=notice.pk).update(handled_at=now())


def _end(mine, state, error, **fields):
    """Note what became of the mail: nobody else knows it, so a database that is away is waited for."""
    patiently(lambda: mine.update(state=state, state_since=now(), error=error[:500], **fields))
