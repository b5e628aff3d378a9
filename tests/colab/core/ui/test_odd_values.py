"""Odd values in addresses and hidden fields: found nothing, or refused in words, never a fault of the site."""

import re

import pytest

from colab.core.search import registry
from colab.core.ui.forms import parsing
from colab.demo.builders.briefings import planned_briefing
from colab.demo.builders.challenges import officer
from colab.demo.builders.events import announced_event
from colab.demo.builders.legal import certified
from colab.demo.builders.people import make_officer
from colab.demo.builders.sponsorship import active_sponsor, make_offer
from tests.budgets.pages import lists
from tests.pilots.certification import signed

pytestmark = pytest.mark.django_db
LONG = "9" * 5000
ODD = [
    "²",
    "９９９９",
    "9" * 20,
    "-1",
    "0",
    "no-such-value",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "\x00",
    "🙂",
    "%",
    "'",
]
NAMED = re.compile(r'<(?:input|select)[^>]* name="([a-z_]+)"')
ALWAYS = {"q", "page", "year", "from", "to", "sort", "state", "body", "unit", "area"}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        ("120", 120),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("²", None),
        ("１", None),
        ("-1", None),
        ("", None),
    ],
)
def test_what_a_page_wrote_itself_is_read(typed, number):
    assert parsing.digits(typed) == number


def test_no_public_list_breaks_by_its_filters(client):
    active_sponsor(make_offer(announced_event(pitches=2).programme))
    certified()
    pages = [(page.url(), shown) for page in lists() if (shown := client.get(page.url())).status_code == 200]
    assert len(pages) > 20
    client.raise_request_exception = False
    broken = []
    for url, shown in pages:
        html = shown.content.decode() if shown["Content-Type"].startswith("text/html") and not shown.streaming else ""
        names = ALWAYS | set(NAMED.findall(html)) - {"csrfmiddlewaretoken"}
        broken += [(url, value) for value in ODD if client.get(url, dict.fromkeys(names, value)).status_code >= 500]
    assert broken == []


def test_no_facet_of_the_search_breaks_it(client):
    names = [facet.name for facet in registry.facets()] + ["kind", "date_from", "deadline_to", "page"]
    for name in names:
        for value in [*ODD, LONG]:
            assert client.get("/search/", {name: value}).status_code < 500, (name, value[:30])


def test_a_version_nobody_wrote_changes_nothing_for_the_worse(client_for):
    briefing = planned_briefing()
    section = client_for(officer("section", briefing.challenge.unit))
    path = f"/work/s/briefing/{briefing.key}/do/announce/"
    for value in (LONG, "²", "-1"):
        assert section.post(path, {"version": value}).status_code < 500
    page = section.get(f"/work/briefings/{briefing.key}/edit/").context["form"]
    form = {name: value or "" for name, value in page.initial.items() if not hasattr(value, "hour")}
    assert section.post(f"/work/briefings/{briefing.key}/edit/", form | {"version": LONG}).status_code < 500


def test_a_key_that_is_none_signs_nothing(client_for):
    c = certified()
    certifier = client_for(signed.certifier(c.body).user)
    for value in ("abc", "", "²", LONG):
        assert certifier.post("/work/issuer-keys/", {"sign": value}).status_code == 404


def test_a_finalist_that_is_none_is_not_shown(client_for):
    event = announced_event(pitches=1)
    office = client_for(make_officer("office", programme=event.programme))
    for value in ("²", LONG):
        sent = {"do": "stage", "part": "pitch", "finalist": value}
        assert office.post(f"/work/events/{event.key}/live/", sent).status_code < 500
