"""Walk two: the civic-tech route in English: group, pitch, match, team, open source, two municipalities, feedback."""

from datetime import date, datetime

import pytest

from challenges.challenges.models import Challenge
from colab.core.clock import JST
from colab.core.ledger.verify import verify_all
from colab.demo.builders.people import hold, make_body, make_unit, make_user
from pilots.civic.models import CivicProject

from .road.cast import make_cast
from .road.pitching import slides
from .walking import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START = datetime(2026, 4, 6, 9, 0, tzinfo=JST)
TITLE = "How can we show which shelters still have room?"
GROUP = "Code for Sample"
COLUMNS = {
    "title": "避難所の空きをどうすれば伝えられるか",
    "title_en": TITLE,
    "summary": "避難所の混雑が分からず、住民が迷います。",
    "summary_en": "People cannot see which shelters are full.",
    "areas": ["disaster"],
    "field_site": "都内の避難所",
    "field_site_en": "Shelters in Tokyo",
    "contact": "資源循環課 03-0000-0000",
    "route": "civic",
    "budget_route": "none_yet",
}
WORDS = {
    "background": ("災害のたびに問合せが集中します。", "Every disaster floods the city with calls."),
    "problem": ("空きが分かりません。", "Nobody knows where there is room."),
    "goal": ("誰でも地図で空きを見られるようにします。", "Anyone sees free places on a map."),
    "verification": ("訓練で問合せの件数を比べます。", "Calls during drills, before and after."),
}
PITCH = {
    "title": "A map of free places",
    "summary": "Volunteers report free places; everybody sees them on a map.",
    "understanding": "Shelters count people on paper, and the city hears of it hours later.",
    "solution": "A web map fed by a form on the shelter's phone.",
    "novelty": "It runs without an app and is free for every municipality.",
    "product_stage": "prototype",
    "pilot_plan": "Two drills in autumn with three shelters.",
    "kpi": "Calls during a drill: from 40 to 20.",
}


@pytest.fixture
def walk(browser, live_server):
    """A walk that begins in April 2026, with readers in London; at the end no page has complained."""
    english = {"locale": "en-GB", "timezone_id": "Europe/London"}
    walk = Walk(browser, live_server, "civic", start=START, context_args=english)
    yield walk
    walk.close()
    assert walk.troubles == []


def test_a_group_without_a_number_builds_for_everybody(walk):
    cast = make_cast()
    challenge = ask(walk, cast)
    register_group(walk, cast)
    hand_in(walk, cast, challenge)
    project = match(walk, cast, challenge)
    build(walk, cast, project)
    adopt(walk, cast, project)
    assert verify_all().ok


def ask(walk, cast) -> Challenge:
    """The section writes the challenge in both languages; it goes the civic way and opens."""
    section = walk.person(cast.section).go("/en/work/challenges/new/").fill(title=COLUMNS["title"]).press()
    challenge = Challenge.objects.get()
    texts = {f"{name}_{language}": words[n] for name, words in WORDS.items() for n, language in enumerate(("ja", "en"))}
    section.go(f"/en/work/challenges/{challenge.key}/edit/?english=1").fill(**COLUMNS, **texts).shot("challenge-form")
    section.press("Save and leave").do("submit")
    office = (
        walk.person(cast.office)
        .go("/en/work/calls/new/")
        .fill(
            title="市民協働 第1回",
            title_en="Civic call 1",
            opens_at=datetime(2026, 4, 20, 9, 0),
            question_deadline=datetime(2026, 5, 8, 17, 0),
            closes_at=datetime(2026, 5, 20, 17, 0),
            results_expected_on=date(2026, 6, 1),
        )
    )
    office.press().do("schedule")
    office.go(f"/en/work/s/challenge/{challenge.key}/").follow("Checked: pass on to the head")
    office.choose(call="Civic call 1").press()
    walk.person(cast.head).go("/en/work/").see(TITLE).follow(TITLE).do("approve")
    walk.calendar.go_to(datetime(2026, 4, 20, 9, 0, tzinfo=JST))
    challenge.refresh_from_db()
    walk.public().go("/en/").see("startups and civic tech").shot("home")
    walk.public().go("/en/challenges/").follow(TITLE).see("Anyone sees free places on a map.").shot("challenge")
    return challenge


def register_group(walk, cast) -> None:
    """A group needs no corporate number."""
    group = walk.person(cast.founder).go("/en/work/team/new/").fill(kind="civic_group", name=GROUP).press()
    group.fill(
        representative="Mirai Kigyo",
        contact_name="Mirai Kigyo",
        contact_email="group@example.invalid",
        address="Shinjuku, Tokyo",
        members_count="8",
        activity_history="Three years of mapping evenings.",
    ).press()
    group.do("register").shot("group")


def hand_in(walk, cast, challenge) -> None:
    """The group pitches and gets its receipt."""
    group = walk.person(cast.founder).go(f"/en/challenges/{challenge.slug}/").follow("Start a pitch")
    group.press("Start a draft").fill(**PITCH, file_deck=slides()).press("Save and go on to handing in")
    group.fill(declares_167_4=True, declares_antisocial=True, declares_true=True).press().see("Receipt number")
    group.shot("receipt")


def match(walk, cast, challenge) -> CivicProject:
    """After the deadline the office checks the pitch and matches group and section."""
    walk.calendar.go_to(datetime(2026, 5, 21, 9, 0, tzinfo=JST))
    office = walk.person(cast.office).go(f"/en/work/pitches/of/{challenge.key}/").follow(PITCH["title"])
    office.do("accept").do("match", reason="It fits the shelters' day.").shot("matched")
    return CivicProject.objects.get()


def build(walk, cast, project) -> None:
    """The group forms its team, builds, and publishes repository and licence."""
    group = walk.person(cast.founder).go(f"/en/work/s/civic/{project.key}/").shot("project")
    group.do("form_team", team="Eight of the group and two of the section").do("build")
    group.do("publish_oss", refused=True, repository_url="not an address", licence="MIT").see("Enter a valid URL")
    group.fill(repository_url="https://example.invalid/lab/shelters").press()
    group.see("https://example.invalid/lab/shelters")


def adopt(walk, cast, project) -> None:
    """Two municipalities use it, a release follows, a user writes and is answered."""
    for name, english, code in (("港区", "Minato City", "131032"), ("新宿区", "Shinjuku City", "131041")):
        ward = make_body(name, name_en=english, kind="ward", lg_code=code)
        officer = hold(make_user(name=english), "section", make_unit(ward, "防災課", name_en="Disaster Prevention"))
        person = walk.person(officer).go(f"/en/work/s/civic/{project.key}/")
        person.do("adopt", body=ward.pk, on=date(2026, 5, 21), note="訓練で使用", note_en="Used in drills")
    group = walk.person(cast.founder).go(f"/en/work/s/civic/{project.key}/")
    group.do("add_update", release="1.1", on=date(2026, 5, 21), words="Works on old phones.")
    reader = walk.person(make_user(name="A reader")).go(f"/en/civic/{project.key}/").follow("Give feedback")
    reader.fill(words="Please add large letters.").press()
    group.go(f"/en/work/s/civic/{project.key}/").do("answer_feedback", answer="They come with 1.2.")
    public = walk.public().go("/en/civic/").see("used by 2 public bodies").shot("civic-list").follow(PITCH["title"])
    public.see("Minato City", "Shinjuku City", "Works on old phones.", "They come with 1.2.", "MIT").shot("civic")
