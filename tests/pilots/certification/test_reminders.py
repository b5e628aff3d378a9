"""Before a certification ends, operator and certifying officers are written to, once for each of the body's days."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from colab.core import clock, files, outbox
from colab.core.law.models import BodyRule
from colab.core.notices.models import Notice
from colab.demo.builders import legal
from colab.demo.builders.people import make_officer, make_user, owner_of
from pilots.certification.actions.remind import remind

pytestmark = pytest.mark.django_db


def at(day: date) -> int:
    with clock.frozen(clock.aware(day, 8)):
        return remind()


def test_each_reminder_is_written_once():
    c = legal.certified()
    ends = c.valid_until
    assert [at(ends - timedelta(days=days)) for days in (181, 180, 179, 60, 60, 14, 0)] == [0, 2, 0, 2, 0, 2, 0]
    told = Notice.objects.filter(kind="certification.ends_soon")
    people = {owner_of(c.organisation).pk, legal.certifier_of(c).user_id}
    assert set(told.values_list("user_id", flat=True)) == people and told.count() == 6
    assert c.number in told.first().body and at(ends + timedelta(days=1)) == 0


def test_a_worker_that_stood_still_writes_the_nearest_only():
    c = legal.certified()
    assert at(c.valid_until - timedelta(days=10)) == 2 and at(c.valid_until - timedelta(days=9)) == 0


def test_a_body_sets_its_own_days():
    c = legal.certified()
    value = {"first": 30, "second": 0}
    BodyRule.objects.create(body=c.body, key="certification.reminders", valid_from=date(2026, 1, 1), value=value)
    assert [at(c.valid_until - timedelta(days=days)) for days in (60, 30, 14)] == [0, 2, 0]


def test_what_is_revoked_or_ended_is_left_alone():
    c = legal.certified()
    with clock.frozen(clock.aware(c.valid_until - timedelta(days=100), 9)):
        from colab.core.lifecycle import apply

        apply("surrender", c, actor=legal.applicant_of(c), reason="販売を終了しました。")
    assert at(c.valid_until - timedelta(days=60)) == 0


def test_attachments_are_for_those_who_decide(client, client_for):
    c = legal.draft_certification()
    team = client_for(legal.applicant_of(c).user)
    attach = reverse("work:verb", args=["certification", c.key, "attach"])
    assert team.get(attach).status_code == 200
    sent = {"version": c.version, "files": [SimpleUploadedFile("決算書.csv", "科目,金額\n売上,1".encode(), "text/csv")]}
    assert team.post(attach, sent).status_code == 302
    outbox.drain()
    stored = files.of("certification", c.key).get()
    subject = reverse("work:subject", args=["certification", c.key])
    assert "決算書.csv" in team.get(subject).content.decode()
    readers = {
        "office": legal.office_of(legal.submitted_certification(organisation=c.organisation)).user,
        "section": make_officer("section"),
        "stranger": make_user(),
    }
    address = stored.get_absolute_url()
    assert team.get(address).status_code == 200 and client.get(address).status_code == 404
    assert [client_for(readers[name]).get(address).status_code for name in ("section", "stranger")] == [404, 404]
    assert client_for(readers["office"]).get(address).status_code == 404  # not handed in yet
    c.refresh_from_db()
    assert team.post(attach, {"version": c.version, "remove": [stored.key]}).status_code == 302
    assert not files.of("certification", c.key).exists()
