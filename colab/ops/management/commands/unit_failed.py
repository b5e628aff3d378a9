"""``manage.py unit_failed UNIT``: tell the operators by mail; called by deploy/systemd/colab-failed@.service."""

import socket
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """The mail goes at once and past the outbox: the database may be what failed."""

    help = "Send a mail about a failed unit to OPERATOR_MAIL; without that variable nothing is sent."
    requires_system_checks = []

    def add_arguments(self, parser):
        """``UNIT`` as systemd names it."""
        parser.add_argument("unit")

    def handle(self, *, unit: str, **options):
        """Send the mail; exit with an error where the mail server does not take it."""
        if not settings.OPERATOR_MAIL:
            return
        where = f"{unit} on {socket.gethostname()} ({settings.SITE_URL})"
        look = f"systemctl status {unit}\njournalctl -u {unit} -n 100\ncolab-manage doctor"
        try:
            send_mail(f"Failed: {where}", f"{where} failed. Look there:\n\n{look}\n", None, settings.OPERATOR_MAIL)
        except (OSError, SMTPException) as error:
            raise CommandError(f"No mail was sent about {unit}: {type(error).__name__}") from error
