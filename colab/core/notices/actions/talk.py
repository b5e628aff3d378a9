"""Write into a thread."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from colab.core import files
from colab.core.clock import now
from colab.core.lifecycle import screens
from colab.core.notices import threads
from colab.core.notices.access import may_write
from colab.core.notices.actions.notify import notify
from colab.core.notices.models import MeetingRecord, Message, Thread

EXCERPT = 300


def post_message(subject, *, actor, body, uploads=()):
    """Add a message with files to the subject's thread and tell the other sides; returns it.

    Raises PermissionDenied unless the rule "thread" lets the actor take part. One transaction: row, files, notices.
    """
    with transaction.atomic():
        thread, side, others = _enter(subject, actor)
        message = Message.objects.create(thread=thread, author=actor.user, side=side, body=body, at=now())
        message.files.set(_store(uploads, actor, subject))
        _tell("notices.message", subject, others, message.key, author=str(actor.user), excerpt=_excerpt(body))
    return message


def add_meeting(subject, *, actor, uploads=(), **facts):
    """Add a meeting record (held_on, place, participants, summary, decisions, next_steps) and tell the other sides.

    Raises PermissionDenied unless the rule "thread" lets the actor take part.
    """
    with transaction.atomic():
        thread, side, others = _enter(subject, actor)
        record = MeetingRecord.objects.create(thread=thread, recorded_by=actor.user, side=side, at=now(), **facts)
        record.files.set(_store(uploads, actor, subject))
        _tell("notices.meeting", subject, others, record.key, author=str(actor.user), held_on=record.held_on)
    return record


def _enter(subject, actor):
    """Return (thread, own side, people to tell)."""
    if actor.user is None or not may_write(actor, subject):
        raise PermissionDenied
    machine, key = subject.MACHINE, subject.key
    thread, _made = Thread.objects.get_or_create(machine=machine, subject_key=key, defaults={"created_at": now()})
    sides = threads.people_of(machine, subject)
    own = threads.side_of(actor.user, sides)
    if sides:
        others = [user for side, users in sides.items() if side != own for user in users]
    else:
        authors = Message.objects.filter(thread=thread).order_by("pk").select_related("author")
        others = [message.author for message in authors]
    return thread, own, [user for user in dict.fromkeys(others) if user != actor.user]


def _store(uploads, actor, subject):
    return [
        files.store(upload, actor=actor, machine=subject.MACHINE, key=subject.key, purpose="thread.file")
        for upload in uploads
    ]


def _tell(kind, subject, people, dedupe, **context):
    title, url = {}, {}
    for language in ("ja", "en"):
        with translation.override(language):
            title[language] = str(screens.get_screen(subject.MACHINE).title(subject))
            url[language] = reverse("notices:thread", args=[subject.MACHINE, subject.key])
    ref = (subject.MACHINE, subject.key)
    notify(kind, to=people, subject_ref=ref, context={"title": title, **context}, dedupe=dedupe, url=url)


def _excerpt(body):
    return body if len(body) <= EXCERPT else f"{body[:EXCERPT]}…"
