"""Mails of this room. It lies below core's notices, so its mails go out through the outbox by themselves."""

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from colab.core import outbox
from colab.core.organisations.entry_links import make_token
from colab.core.organisations.models import AccountEvent, Invitation
from colab.core.organisations.sessions import forget_ended


@shared_task(name="organisations.tidy", acks_late=True)
def tidy():
    """Forget sessions that are over."""
    forget_ended()


@outbox.handler("organisations.invite")
def send_invitation(payload, item):
    """Mail the link of an invitation, in the language of the person who invites."""
    row = Invitation.objects.select_related("organisation", "invited_by").get(pk=payload["invitation"])
    with translation.override(row.invited_by.language):
        url = settings.SITE_URL + reverse("organisations:join", args=[payload["token"]])
        context = {"organisation": row.organisation.label, "inviter": str(row.invited_by), "url": url}
        _send("email/organisations/invitation.txt", context, row.email)


@outbox.handler("organisations.entry")
def send_entry(payload, item):
    """Mail a login link, made only now: it is kept nowhere."""
    person = AccountEvent.objects.select_related("person").get(pk=payload["event"]).person
    with translation.override(person.language):
        url = settings.SITE_URL + reverse("organisations:enter", args=[make_token(person)])
        _send("email/organisations/entry.txt", {"name": str(person), "url": url}, person.email)


def _send(template, context, address):
    subject, _line, body = render_to_string(template, context).strip().partition("\n")
    EmailMessage(subject.removeprefix("Subject:").strip(), body.strip(), to=[address]).send()
