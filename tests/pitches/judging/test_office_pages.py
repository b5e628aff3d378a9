"""Every page of the office, the panel and the public opens, in both languages, in every state of a round."""

import pytest

from colab.core.lifecycle import get_machine
from colab.demo.builders import events
from colab.demo.builders import judging as build
from colab.demo.builders.people import make_officer, owner_of
from pitches.rounds.queries import active_members

pytestmark = pytest.mark.django_db
VERBS = ("save", "set_rubric", "set_phases", "invite", "recuse", "substitute", "announce", "reverse", "start_talks")


def opens(browser, *paths):
    for path in paths:
        for prefix in ("", "/en"):
            answer = browser.get(prefix + path)
            assert answer.status_code == 200, (prefix + path, answer.status_code)


def test_the_office_opens_every_page_of_a_round(client_for):
    round_ = build.decided_round()
    office = client_for(build.round_office(round_.challenge).user)
    here = f"/work/rounds/{round_.key}"
    opens(office, "/work/rounds/", "/work/rounds/new/", f"{here}/copy/", f"{here}/assignment/", f"{here}/panel/")
    opens(office, f"/work/s/round/{round_.key}/", *(f"/work/s/round/{round_.key}/do/{verb}/" for verb in VERBS))
    assert "4団体の4人にメールを送ります" in office.get(f"/work/s/round/{round_.key}/do/publish/").content.decode()
    for path in (f"{here}/assignment/list.csv", f"{here}/panel/table.xlsx", "/work/rounds/?format=csv"):
        assert b"".join(office.get(path).streaming_content)
    chair = client_for(active_members(round_).first().user)
    opens(chair, f"{here}/panel/", f"/work/judging/{round_.key}/", f"/work/s/round/{round_.key}/")
    auditor = client_for(make_officer("auditor"))
    opens(auditor, f"{here}/panel/", f"/work/s/round/{round_.key}/")


def test_the_public_and_the_team_read_the_result(client_for, client):
    event = events.published_event()
    round_ = events.rounds_of(event).get()
    opens(client, "/events/", f"/events/{event.slug}/", f"/challenges/{round_.challenge.slug}/")
    assert b"BEGIN:VCALENDAR" in client.get(f"/events/{event.slug}/calendar.ics").content
    page = client.get(f"/challenges/{round_.challenge.slug}/").content.decode()
    winner = round_.challenge.pitches.get(state="adopted")
    assert winner.organisation.name in page and "相沢" in page and "課題の理解が深く" in page
    loser = round_.challenge.pitches.filter(state="not_adopted", publish_name=False).first()
    assert loser.organisation.name not in page and "A社" in page
    team = client_for(owner_of(winner.organisation))
    own = team.get(f"/work/s/pitch/{winner.key}/").content.decode()
    assert "現場での試し方が具体的でした" in own and "相沢" not in own
    office = client_for(events.event_office(event).user)
    opens(office, "/work/events/", "/work/events/new/", f"/work/events/{event.key}/copy/")
    verbs = [t.verb for t in get_machine("event").transitions]
    opens(office, f"/work/s/event/{event.key}/", *(f"/work/s/event/{event.key}/do/{verb}/" for verb in verbs))
    opens(office, f"/work/seats/event/{event.key}/", f"/seats/event/{event.key}/register/")
