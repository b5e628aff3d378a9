"""Blind judging: no address a judge can open tells who applied, until the marking is closed."""

import re

import pytest

from colab.core import files, outbox
from colab.core.lifecycle import apply
from colab.core.organisations.models import Solution
from colab.demo.builders import judging as build
from colab.demo.builders.submissions import pdf_upload
from pitches.judging.blind import PURPOSE, applicant, give_pseudonyms, hides
from pitches.judging.masking import BLANK, mask, pattern_of
from pitches.judging.models import Pseudonym, RedactedCopy
from pitches.judging.queries import own_seats
from pitches.rounds.queries import active_members, entrants

pytestmark = pytest.mark.django_db
CANARY = "金糸雀"
LINK = re.compile(r'(?:href|src|action|hx-get|data-[a-z-]+)="(/[^"#]*)')
LEAVE = ("/accounts/", "/static/", "/logout", "/work/account", "/challenges/", "/work/notices/")


def plant(round_):
    """Put names that must not be seen into everything of every applicant; return them by pitch."""
    planted = {}
    for number, pitch in enumerate(entrants(round_).select_related("organisation")):
        word = f"{CANARY}{'甲乙丙丁'[number]}"
        organisation = pitch.organisation
        organisation.name, organisation.name_en = f"株式会社{word}", f"Canary{number} Works, Inc."
        organisation.representative, organisation.contact_email = f"{word} 太郎", f"ceo@canary{number}.co.jp"
        organisation.website = f"https://canary{number}.co.jp/"
        organisation.save()
        user = organisation.memberships.first().user
        user.name, user.email = f"{word} 花子", f"hanako@canary{number}.co.jp"
        user.save()
        told = f"{word}の{word}花子（hanako@canary{number}.co.jp、https://canary{number}.co.jp/x）、{word}\n太郎"
        pitch.title, pitch.summary, pitch.solution = f"{word}の漏水検知", told, f"Canary{number} Works の技術。{told}"
        pitch.repository_url = f"https://git.example.com/canary{number}"
        pitch.save()
        pitch.pitch_files.first().file.__class__.objects.filter(pitch_file__pitch=pitch).update(name=f"{word}.pdf")
        planted[pitch.pk] = (word, f"canary{number}")
    return planted


@pytest.fixture
def round_():
    round_ = build.declare_all(build.round_with_panel(pitches=4, judges=4, blind=True))
    office = build.round_office(round_.challenge)
    round_ = build.draw_assignment(actor=office, round_=round_, seed="7")
    return apply("open_scoring", round_, actor=office)


def crawl(browser, start):
    """Open everything that can be reached from ``start`` and return {address: text}."""
    seen, todo = {}, list(start)
    while todo and len(seen) < 150:
        path = todo.pop(0)
        if path in seen or path.startswith(LEAVE):
            continue
        answer = browser.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[path] = body.decode(errors="replace") + str(dict(answer.headers))
        links = [link.replace("&amp;", "&") for link in LINK.findall(seen[path])]
        todo += [link for link in links if "/work/" in link or "/files/" in link]
    return seen


def test_no_page_a_judge_can_reach_tells_who_applied(round_, client_for):
    planted = plant(round_)
    outbox.drain()
    member = active_members(round_).first()
    browser = client_for(member.user)
    start = [
        "/work/",
        f"/work/judging/{round_.key}/",
        f"/work/s/round/{round_.key}/",
        "/work/rounds/",
        "/search/?q=漏水",
    ]
    for pitch in entrants(round_):
        file = pitch.pitch_files.first().file
        start += [f"/work/s/pitch/{pitch.key}/", f"/work/s/pitch/{pitch.key}/thread/", file.get_absolute_url()]
        start += [f"/work/judging/{round_.key}/pitches/{pitch.key}/", f"/search/?q={planted[pitch.pk][1]}"]
    start += [f"/en{path}" for path in start]
    pages = crawl(browser, start)
    declared = [path for path in pages if path.endswith(("/conflicts/", "/step-back/"))]
    assert sum("/pitches/" in path for path in pages) >= 8 and declared
    for path, text in pages.items():
        if path in declared:  # the list of all applicants, tied to no pitch
            assert not any(pitch.key in text for pitch in entrants(round_))
            continue
        assert CANARY not in text and not re.search(r"canary\d\.co|canary\d works", text, re.IGNORECASE), path
    queue = pages[f"/work/judging/{round_.key}/"]
    assert "応募者" in queue and BLANK in queue


def test_pseudonyms_stay_and_are_named_to_the_office_alone(round_, client_for):
    before = dict(Pseudonym.objects.values_list("pitch", "number"))
    assert sorted(before.values()) == [1, 2, 3, 4]
    office = build.round_office(round_.challenge)
    apply("set_phases", round_, actor=office, phases=build.phases_from(round_.created_at))
    give_pseudonyms(round_, list(entrants(round_).values_list("pk", flat=True)))
    assert dict(Pseudonym.objects.values_list("pitch", "number")) == before
    page = client_for(office.user).get(f"/work/rounds/{round_.key}/blind/").content.decode()
    assert all(pitch.organisation.name in page for pitch in entrants(round_)) and "応募者A" in page
    judge = client_for(active_members(round_).first().user)
    assert judge.get(f"/work/rounds/{round_.key}/blind/").status_code == 404
    assert [applicant(n)[-2:] for n in (1, 26, 27)] == ["者A", "者Z", "AA"]


def test_the_office_rewrites_words_and_files(round_, client_for):
    plant(round_)
    member = active_members(round_).first()
    pitch = own_seats(member).first().pitch
    office = client_for(build.round_office(round_.challenge).user)
    url = f"/work/rounds/{round_.key}/blind/{pitch.key}/"
    page = office.get(url)
    typed = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields if name != "file"}
    assert CANARY not in "".join(typed.values())
    upload = pdf_upload(f"{CANARY}.pdf")
    done = office.post(url, typed | {"summary": "市内三区で使われる装置", "file": upload})
    assert done.status_code == 302, done.context["form"].errors
    assert RedactedCopy.objects.get().words == {"summary": "市内三区で使われる装置"}
    outbox.drain()
    file = files.of("pitch", pitch.key, purpose=PURPOSE).get()
    judge = client_for(member.user)
    sheet = judge.get(f"/work/judging/{round_.key}/pitches/{pitch.key}/").content.decode()
    assert "市内三区で使われる装置" in sheet and "file-1.pdf" in sheet and CANARY not in sheet
    assert judge.get(file.get_absolute_url()).status_code == 200
    team = client_for(pitch.organisation.memberships.first().user)
    assert team.get(file.get_absolute_url()).status_code == 404
    other = next(m for m in active_members(round_) if not own_seats(m).filter(pitch=pitch).exists())
    assert client_for(other.user).get(file.get_absolute_url()).status_code == 404
    assert judge.post(url, typed).status_code == 404


def test_names_come_back_when_the_marking_is_closed(round_, client_for):
    round_ = build.mark_all(round_)
    round_ = apply("close_scoring", round_, actor=build.round_office(round_.challenge))
    assert not hides(round_)
    member = active_members(round_).first()
    pitch = own_seats(member).first().pitch
    page = client_for(member.user).get(f"/work/judging/{round_.key}/pitches/{pitch.key}/").content.decode()
    assert pitch.organisation.name in page


def test_changing_to_blind_asks_for_a_new_announcement():
    round_ = build.round_with_panel(pitches=3, judges=3)
    round_ = apply("save", round_, actor=build.round_office(round_.challenge), blind=True)
    assert round_.rules_published_at is None and not Pseudonym.objects.exists()
    apply("announce", round_, actor=build.round_office(round_.challenge))
    assert Pseudonym.objects.count() == 3


def test_an_open_round_has_no_blind_pages(client_for):
    round_ = build.scoring_round(pitches=3, judges=3)
    office = client_for(build.round_office(round_.challenge).user)
    assert office.get(f"/work/rounds/{round_.key}/blind/").status_code == 404
    assert not Pseudonym.objects.exists()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("見本水音テックは", f"{BLANK}は"),
        ("株式会社見本水音テック", BLANK),
        ("MIHON  MIZUOTO's sensor", f"{BLANK}'s sensor"),
        ("a.b@mizuoto.co.jpへ", f"{BLANK}へ"),
        ("見る（https://x.jp/a?b）。", f"見る（{BLANK}）。"),
        ("相沢　みのりと相沢みのり", f"{BLANK}と{BLANK}"),
        ("水音を聞く", "水音を聞く"),
    ],
)
def test_masking(text, masked):
    names = ["株式会社見本水音テック", "Mihon Mizuoto Co., Ltd.", "相沢 みのり", "", "x"]
    assert mask(text, pattern_of(names)) == masked


def test_products_are_masked_too(round_, client_for):
    member = active_members(round_).first()
    pitch = own_seats(member).first().pitch
    Solution.objects.create(organisation=pitch.organisation, name="ミズオトくん", state="draft")
    pitch.novelty = "ミズオトくんは速い"
    pitch.save()
    page = client_for(member.user).get(f"/work/judging/{round_.key}/pitches/{pitch.key}/").content.decode()
    assert "ミズオトくん" not in page and "は速い" in page
