"""Mails of this room. It lies below core's notices, so its one mail goes out through the outbox by itself."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from colab.core import outbox
from colab.core.organisations.models import Invitation


@outbox.handler("organisations.invite")
def send_invitation(payload, item):
    """Mail the link of an invitation, in the language of the person who invites."""
    row = Invitation.objects.select_related("organisation", "invited_by").get(pk=payload["invitation"])
    with translation.override(row.invited_by.language):
        url = settings.SITE_URL + reverse("organisations:join", args=[payload["token"]])
        context = {"organisation": row.organisation.label, "inviter": str(row.invited_by), "url": url}
        text = render_to_string("email/organisations/invitation.txt", context).strip()
    subject, _line, body = text.partition("\n")
    EmailMessage(subject.removeprefix("Subject:").strip(), body.strip(), to=[row.email]).send()
