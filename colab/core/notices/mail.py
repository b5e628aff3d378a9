"""A notice as a mail message."""

from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation

from colab.core.notices.kinds import kind_of
from colab.core.notices.words import absolute, render_text


def message_for(notice):
    """Return the EmailMessage: body, footer with the way out, headers against loops and for one-press stops."""
    kind = kind_of(notice.kind)
    stop = stop_address(notice)
    stop_kind = stop_kind_address(notice)
    with translation.override(notice.language):
        settings_url = absolute(reverse("notices:preferences")) if notice.user_id and kind.mutable else ""
        values = {"stop": stop, "stop_kind": stop_kind, "settings_url": settings_url, "user": bool(notice.user_id)}
        footer = render_text("email/notices/footer.txt", {**values, "site_url": settings.SITE_URL})
    headers = {
        # Fixed per notice: should a mail server repeat itself, mailboxes recognise the second copy.
        "Message-ID": f"<notice-{notice.key}@{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": notice.language,
    }
    if stop_kind or stop:
        # The nearer of the two: a mail program's button ends this kind of mail, not everything.
        headers["List-Unsubscribe"] = f"<{stop_kind or stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        subject=notice.subject,
        body=f"{notice.body.rstrip()}\n\n{footer.strip()}\n",
        to=[recipient_line(notice)],
        headers=headers,
    )


def recipient_line(notice):
    """Return the To line: the name helps people and mail filters."""
    name = notice.user.name if notice.user_id else ""
    return formataddr((name, notice.address)) if name else notice.address


def stop_kind_address(notice):
    """Return the address that ends mails of this notice's category by one press, empty where it may not be muted."""
    from colab.core.notices.actions.stopping import kind_token

    if not notice.user_id or not kind_of(notice.kind).mutable:
        return ""
    with translation.override(notice.language):
        return absolute(reverse("notices:stop_kind", args=[kind_token(notice.user_id, notice.category)]))


def stop_address(notice):
    """Return the address that stops a subscriber's mails by one press, else an empty string."""
    from colab.core.notices.actions.subscribe import stop_token

    if not notice.subscriber_id or kind_of(notice.kind).secret:
        return ""
    with translation.override(notice.language):
        return absolute(reverse("notices:stop", args=[stop_token(notice.subscriber)]))
