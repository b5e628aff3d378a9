"""Telling people: in their language, once, by mail unless muted."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection, transaction

from colab.core import clock, notices, outbox
from colab.core.notices.actions import deliver
from colab.core.notices.actions.sweep import STUCK, sweep
from colab.core.notices.enums import NoticeState
from colab.core.notices.models import MutedCategory, Notice
from colab.core.organisations.models import User
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.runner import FIRST_WAIT, LEASE

pytestmark = pytest.mark.django_db
LETTER = {"title": {"ja": "締切の延長", "en": "Deadline extended"}, "body": {"ja": "本文", "en": "Body"}}


@pytest.fixture
def person():
    return User.objects.create_user("aoki@example.invalid", name="青木")


@pytest.fixture
def smtp(monkeypatch):
    """A mail server that answers with `smtp.error` (raised on sending) or `smtp.down` (raised on connecting)."""

    class Server:
        error = down = None
        sent = []

        def open(self):
            if self.down:
                raise self.down

        def send_messages(self, messages):
            if self.error:
                raise self.error
            self.sent = [*self.sent, *messages]

        def close(self):
            pass

    server = Server()
    monkeypatch.setattr(deliver, "get_connection", lambda: server)
    return server


def tell(to, **options):
    return notices.notify("notices.letter", to=to, context=LETTER, **options)


def test_each_reads_their_own_language(person):
    english = User.objects.create_user("smith@example.invalid", name="Smith", language="en")
    tell([person, english, "plain@example.invalid"])
    assert mail.outbox == []
    assert outbox.drain() == 3
    assert [(m.to[0].split()[-1].strip("<>"), m.subject) for m in mail.outbox] == [
        ("aoki@example.invalid", "締切の延長"),
        ("smith@example.invalid", "Deadline extended"),
        ("plain@example.invalid", "締切の延長"),
    ]
    assert set(Notice.objects.values_list("state", flat=True)) == {NoticeState.SENT}


def test_same_dedupe_is_told_once_per_person(person):
    assert len(tell([person], dedupe="a")) == 1
    assert len(tell([person, "b@example.invalid"], dedupe="a")) == 1
    assert len(tell([person], dedupe="b")) == 1
    outbox.drain()
    assert len(mail.outbox) == 3


def test_two_spellings_of_an_address_are_one(person):
    assert len(tell([person, "Aoki@Example.invalid", "AOKI@example.invalid"])) == 1


def test_nothing_is_told_when_the_change_is_rolled_back(person):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell([person])
        raise ZeroDivisionError
    assert not Notice.objects.exists() and not OutboxItem.objects.exists()


def test_closed_accounts_are_left_out(person):
    User.objects.filter(pk=person.pk).update(is_active=False)
    person.refresh_from_db()
    assert tell([person]) == []


def test_muted_categories_are_kept_in_the_app_only(person):
    MutedCategory.objects.create(user=person, category=notices.Category.MESSAGE)
    context = {"title": "件名", "author": "事務局", "excerpt": "本文"}
    (notice,) = notices.notify("notices.message", to=person, context=context)
    assert notice.state == NoticeState.KEPT
    MutedCategory.objects.create(user=person, category=notices.Category.MAILING)
    (letter,) = tell([person])
    assert letter.state == NoticeState.QUEUED
    assert outbox.drain() == 1


def test_a_line_break_cannot_make_a_header(person):
    context = {"title": "件名\nBcc: all@example.invalid", "body": "本文"}
    (notice,) = notices.notify("notices.letter", to=person, context=context)
    outbox.drain()
    assert "\n" not in mail.outbox[0].subject and mail.outbox[0].recipients() == [mail.outbox[0].to[0]]
    assert "件名" in notice.subject


def test_temporary_refusal_is_tried_again_and_sent_once(person, smtp):
    smtp.error = smtplib.SMTPResponseException(451, b"greylisted")
    (notice,) = tell([person])
    outbox.drain(strict=False)
    notice.refresh_from_db()
    assert (notice.state, notice.handed_at, smtp.sent) == (NoticeState.QUEUED, None, [])
    assert "451 greylisted" in notice.error
    smtp.error = None
    with clock.frozen(clock.now() + FIRST_WAIT * 2):
        assert outbox.drain() == 1
        assert outbox.drain(future=True) == 0
    notice.refresh_from_db()
    assert (notice.state, len(smtp.sent), notice.error) == (NoticeState.SENT, 1, "")


def test_server_down_waits_and_gives_up_in_the_end(person, smtp):
    smtp.down = ConnectionRefusedError("nobody there")
    (notice,) = tell([person])
    with pytest.raises(deliver.Temporary):
        deliver.deliver(notice.key)
    deliver.deliver(notice.key, attempt=deliver.ATTEMPTS)
    notice.refresh_from_db()
    assert notice.state == NoticeState.FAILED and "nobody there" in notice.error


def test_a_fault_of_our_own_before_sending_is_tried_again(person, smtp, monkeypatch):
    (notice,) = tell([person])
    monkeypatch.setattr(deliver, "message_for", lambda notice: 1 / 0)
    outbox.drain(strict=False)
    notice.refresh_from_db()
    assert (notice.state, notice.handed_at) == (NoticeState.QUEUED, None)


def test_a_fault_of_our_own_after_sending_never_sends_again(person, smtp, monkeypatch):
    (notice,) = tell([person])
    end = deliver._end

    def fail_at_sent(mine, state, error, **fields):
        if state == NoticeState.SENT:
            raise RuntimeError("database is locked")
        end(mine, state, error, **fields)

    monkeypatch.setattr(deliver, "_end", fail_at_sent)
    outbox.drain(strict=False)
    monkeypatch.undo()
    monkeypatch.setattr(deliver, "get_connection", lambda: smtp)
    with clock.frozen(clock.now() + STUCK * 2):
        outbox.drain(future=True)
        sweep()
        outbox.drain(future=True)
    notice.refresh_from_db()
    assert (len(smtp.sent), notice.state) == (1, NoticeState.FAILED)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")}), NoticeState.BOUNCED),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"mailbox busy")}), NoticeState.QUEUED),
        (smtplib.SMTPDataError(554, b"spam"), NoticeState.FAILED),
        (smtplib.SMTPServerDisconnected("gone"), NoticeState.FAILED),
        (TimeoutError("silence"), NoticeState.FAILED),
        (smtplib.SMTPNotSupportedError("SMTPUTF8"), NoticeState.FAILED),
        (UnicodeError("address"), NoticeState.FAILED),
    ],
)
def test_refusals_end_where_they_belong(person, smtp, error, state):
    smtp.error = error
    (notice,) = tell([person])
    outbox.drain(strict=False)
    notice.refresh_from_db()
    assert notice.state == state
    assert smtp.sent == []


def test_a_notice_is_never_mailed_twice(person, smtp):
    (notice,) = tell([person])
    deliver.deliver(notice.key)
    deliver.deliver(notice.key)
    outbox.drain()
    assert len(smtp.sent) == 1


def test_sweep_repeats_only_what_was_certainly_not_handed_over(person, smtp):
    before, after = tell([person, "b@example.invalid"])
    OutboxItem.objects.all().delete()
    Notice.objects.update(state=NoticeState.SENDING, state_since=clock.now() - STUCK * 2)
    Notice.objects.filter(pk=after.pk).update(handed_at=clock.now())
    sweep()
    before.refresh_from_db(), after.refresh_from_db()
    assert (before.state, after.state) == (NoticeState.QUEUED, NoticeState.FAILED)
    outbox.drain()
    assert [m.extra_headers["Message-ID"].split("@")[0] for m in smtp.sent] == [f"<notice-{before.key}"]


def begun(person, **columns):
    """A notice at which a worker was when it died."""
    (notice,) = tell([person])
    since = clock.now() - LEASE * 2
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.SENDING, state_since=since, **columns)
    return notice


def test_what_a_dead_worker_had_not_handed_over_is_sent_by_the_next(person, smtp):
    notice = begun(person)
    deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert (notice.state, len(smtp.sent)) == (NoticeState.SENT, 1)


def test_what_a_dead_worker_may_have_handed_over_is_for_a_person(person, smtp):
    notice = begun(person, handed_at=clock.now() - LEASE * 2)
    deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert (notice.state, notice.error, smtp.sent) == (NoticeState.FAILED, deliver.UNCLEAR, [])


@pytest.mark.django_db(transaction=True)
def test_a_database_that_dies_before_the_mark_fails_no_mail(person, smtp):
    with outbox.held(), transaction.atomic():
        (notice,) = tell([person])

    def dying(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and sql.index('"handed_at"') < sql.index("WHERE") and len(params) == 4:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(dying), pytest.raises(deliver.Temporary):
        deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert (notice.state, notice.handed_at, smtp.sent) == (NoticeState.QUEUED, None, [])
    deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert (notice.state, len(smtp.sent)) == (NoticeState.SENT, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("dies_after", ["UPDATE", "SELECT"])
def test_a_database_that_dies_around_the_claim_leaves_the_mail_to_the_next_try(person, smtp, dies_after):
    """The claim is written, but the worker does not hear of it, or cannot read what it has claimed."""
    with outbox.held(), transaction.atomic():
        (notice,) = tell([person])
    died = []

    def dying(execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        claims = sql.startswith("UPDATE") and params[0] == NoticeState.SENDING
        if not died and (claims if dies_after == "UPDATE" else sql.startswith("SELECT")):
            died.append(sql)
            raise OperationalError("server closed the connection unexpectedly")
        return done

    with connection.execute_wrapper(dying), pytest.raises(OperationalError):
        deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert died[0].startswith(dies_after) and (notice.state, smtp.sent) == (NoticeState.QUEUED, [])
    deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert (notice.state, len(smtp.sent)) == (NoticeState.SENT, 1)


def test_a_worker_that_was_thought_dead_sends_nothing(person, smtp, monkeypatch):
    (notice,) = tell([person])
    other = clock.now() + timedelta(minutes=5)
    monkeypatch.setattr(smtp, "open", lambda: Notice.objects.update(state_since=other), raising=False)
    deliver.deliver(notice.key)
    notice.refresh_from_db()
    assert (notice.state, notice.state_since, smtp.sent) == (NoticeState.SENDING, other, [])


def test_headers(person):
    tell([person])
    outbox.drain()
    (message,) = mail.outbox
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["Message-ID"].startswith("<notice-")
    assert "List-Unsubscribe" not in message.extra_headers


def test_forget_blanks_words_and_keeps_the_fact(person):
    (notice,) = tell([person])
    outbox.drain()
    notices.forget(person)
    notice.refresh_from_db()
    assert (notice.address, notice.subject, notice.body, notice.state) == ("", "", "", NoticeState.SENT)
