"""A judge on a telephone, in both languages: from the mail to the first mark, through a tunnel, to the result."""

from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import translation
from playwright.sync_api import expect

from colab.core import outbox
from colab.core.lifecycle import apply
from colab.demo.builders import judging as build
from colab.demo.builders.people import make_user
from pitches.judging.actions import declare_conflicts, draw_assignment
from pitches.judging.models import ConflictDeclaration, Mark, Sheet
from pitches.judging.queries import own_seats
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, newest_rubric

pytestmark = pytest.mark.django_db(transaction=True)
TEN_MINUTES = 10 * 60 * 1000


@pytest.fixture
def panel(language):
    """Return (round, the member whose journey it is): three judges and four pitches, rules published."""
    user = make_user(email="judge-0@example.invalid", language=language)
    round_ = build.round_with_panel(judges=3, pitches=4, judges_per_pitch=2, known=True)
    return round_, active_members(round_).select_related("user").get(user=user)


def follow_mail(phone, member, part):
    """Open the address in the newest mail to the judge; it leads where the work is, in the judge's language."""
    outbox.drain()
    letter = [m for m in mail.outbox if member.user.email in m.to[0]][-1]
    address = next(word for word in letter.body.split() if part in word)
    phone.good_page(urlsplit(address).path, 360)
    assert urlsplit(phone.page.url).path.startswith(phone.prefix + "/work/")


def declare(phone, round_):
    """A conflict with the first applicant, said before anything is read; its pitch is gone."""
    phone.open("judging:queue", round_.key)
    assert "/conflicts/" in phone.page.url, "nothing is read before the declaration"
    kinds = phone.page.locator('main input[type="radio"][value="none"]')
    for number in range(kinds.count()):
        kinds.nth(number).check()
    phone.page.locator("main fieldset").first.locator('input[type="radio"]:not([value="none"])').first.check()
    phone.press()
    assert ConflictDeclaration.objects.exclude(kind="none").count() == 1


def open_marking(round_):
    """The others declare, the office draws and opens."""
    for other in active_members(round_).select_related("user"):
        if not other.declarations.exists():
            declare_conflicts(actor=build.judge_actor(other), round_=Round.objects.get(pk=round_.pk))
    office = build.round_office(round_.challenge)
    drawn = draw_assignment(actor=office, round_=Round.objects.get(pk=round_.pk), seed="7")
    return apply("open_scoring", drawn, actor=office)


def mark_by_keyboard(phone, criteria, digit):
    """Digits choose the marks, Tab leads on."""
    for criterion in criteria:
        phone.page.locator(f'input[name="mark_{criterion.pk}"]').first.focus()
        phone.page.keyboard.press(digit)


def given(member):
    return dict(Mark.objects.filter(sheet__assignment__judge=member).values_list("criterion", "value"))


def test_from_the_mail_to_the_first_mark_and_to_the_result(phone, panel):
    round_, member = panel
    phone.log_in(member.user)
    follow_mail(phone, member, "/work/judging/")
    declare(phone, round_)
    round_ = open_marking(round_)
    criteria = list(newest_rubric(round_).criteria.order_by("order"))
    phone.page.clock.install()
    follow_mail(phone, member, "/work/judging/")
    seats = list(own_seats(member))
    phone.press('.button-row a[href*="/pitches/"]')
    mark_by_keyboard(phone, criteria, "7")
    phone.page.clock.fast_forward(2_000)
    phone.is_saved()
    through_the_tunnel(phone, member, criteria)
    for number in range(len(seats)):
        mark_by_keyboard(phone, criteria, str(8 - number))
        phone.fill(comment_for_team="現場の流れがよく分かります。")
        phone.press('button[value="lock"]')
    assert Sheet.objects.filter(assignment__judge=member, locked_at__isnull=False).count() == len(seats)
    finish(phone, round_, member)


def through_the_tunnel(phone, member, criteria):
    """Ten minutes without a network: what is typed stays, a press loses nothing, and all arrives afterwards."""
    before = given(member)
    address = phone.page.url
    phone.page.context.set_offline(True)
    mark_by_keyboard(phone, criteria[:2], "4")
    phone.fill(comment_for_team="トンネルの中で書きました。")
    phone.page.clock.fast_forward(3_000)
    phone.page.wait_for_selector('.save-state[data-state="offline"]')
    phone.page.clock.fast_forward(TEN_MINUTES)
    mark_by_keyboard(phone, criteria[2:3], "9")
    phone.page.locator('main button[value="save"]').click()
    assert phone.page.url == address and given(member) == before
    expect(phone.page.locator('[name="comment_for_team"]')).to_have_value("トンネルの中で書きました。")
    phone.page.context.set_offline(False)
    phone.page.clock.fast_forward(11_000)
    phone.is_saved()
    assert [given(member)[criterion.pk] for criterion in criteria[:3]] == [4, 4, 9]
    assert Sheet.objects.get(assignment__judge=member, comment_for_team__startswith="トンネル")
    phone.good_page.check()


def finish(phone, round_, member):
    """The others mark, the office closes, decides and publishes; the judge sees the panel room and the result."""
    phone.open("judging:queue", round_.key)
    phone.open("judging:mine")
    office = build.round_office(round_.challenge)
    round_ = build.mark_all(Round.objects.get(pk=round_.pk), but=member)
    round_ = apply("close_scoring", round_, actor=office)
    phone.open("judging:queue", round_.key)
    phone.open("decisions:panel", round_.key)
    round_ = apply("decide", build.prepare(round_), actor=office)
    apply("publish", round_, actor=office)
    phone.open("decisions:panel", round_.key)
    with translation.override("ja"):
        phone.good_page(phone.prefix + f"/challenges/{round_.challenge.slug}/", 360)
