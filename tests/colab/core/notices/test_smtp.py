"""Against a real SMTP conversation."""

import email
import email.policy
import gc
import socket
import ssl

import pytest
from aiosmtpd.controller import Controller

from colab.core import outbox
from colab.core.notices import notify
from colab.core.notices.models import Notice
from colab.demo.builders.people import make_user
from tests.colab.settings.certified import Authority

pytestmark = pytest.mark.django_db


class Mailbox:
    """Keeps messages; refuses `gone@` for good, and `busy@` once."""

    def __init__(self):
        self.messages, self.busy = [], 1

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 No such user"
        if address.startswith("busy@") and self.busy:
            self.busy -= 1
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    server = Controller(box, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    yield box
    server.stop()


def test_mail_as_it_arrives(mailbox):
    people = [make_user(f"{who}@example.invalid", name="青木 一郎") for who in ("aoki", "gone", "busy")]
    notify("notices.letter", to=people, context={"title": "結果のお知らせ（第1回）", "body": "本文です。\n" * 3})
    outbox.drain(strict=False)
    states = dict(Notice.objects.values_list("address", "state"))
    assert states == {
        "aoki@example.invalid": "sent",
        "gone@example.invalid": "bounced",
        "busy@example.invalid": "queued",
    }
    (message,) = mailbox.messages
    assert message["Subject"] == "結果のお知らせ（第1回）"
    assert message["To"].addresses[0].display_name == "青木 一郎"
    assert message["Auto-Submitted"] == "auto-generated"
    assert "本文です。" in message.get_content() and "送信専用" in message.get_content()
    outbox.drain(future=True)
    assert len(mailbox.messages) == 2
    assert Notice.objects.get(address="busy@example.invalid").state == "sent"


def test_a_server_that_is_not_there_means_later(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    notify("notices.letter", to="a@example.invalid", context={"title": "件名", "body": "本文"})
    outbox.drain(strict=False)
    notice = Notice.objects.get()
    assert notice.state == "queued" and "refused" in notice.error.lower()


# aiosmtpd leaves the socket of a broken handshake to the collector, which is asked here.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize(("server", "arrives"), [("plain", False), ("foreign", False), ("ours", True)])
def test_mail_goes_by_checked_tls_or_waits(tmp_path, settings, server, arrives):
    """Asked for STARTTLS, nothing leaves to a server that offers none or shows another authority's certificate."""
    ours = Authority(tmp_path, "ours")
    signer = {"ours": ours, "foreign": Authority(tmp_path, "foreign")}.get(server)
    context = None
    if signer:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(signer.certificate("localhost"))
    box = Mailbox()
    settings.EMAIL_BACKEND, settings.EMAIL_USE_TLS = "colab.core.notices.smtp.EmailBackend", True
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.INNER_CA_FILE = "localhost", free_port(), str(ours.path)
    running = Controller(box, hostname="127.0.0.1", port=settings.EMAIL_PORT, tls_context=context)
    running.start()
    try:
        notify("notices.letter", to="a@example.invalid", context={"title": "件名", "body": "本文"})
        outbox.drain(strict=False)
    finally:
        running.stop()
        gc.collect()
    assert bool(box.messages) is arrives
    assert Notice.objects.get().state == ("sent" if arrives else "queued")
