"""The search page in a real browser: by keyboard, in both languages, without faults of accessibility, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import models
from playwright.sync_api import expect

from colab.core import search


class Shelf(models.TextChoices):
    DISASTER = "disaster", "防災"
    WELFARE = "welfare", "福祉"


@pytest.fixture
def shelf(transactional_db, embedded):
    search.facet("area", "分野", labels=lambda values: {"disaster": "防災", "welfare": "福祉"})
    embedded.add(
        "避難所の混雑を知る", body="引っ越し先にも知らせます。" * 9, facets={"area": "disaster"}, title_en="Shelters"
    )
    embedded.add("避難所の映画", kind="film", facets={"area": ["welfare"]})
    return embedded


@pytest.mark.parametrize("start", ["/search/", "/en/search/"])
def test_search_by_keyboard_and_narrow_down(page, live_server, shelf, start):
    page.goto(f"{live_server.url}{start}")
    page.locator("#search-words").focus()
    page.keyboard.type("避難所")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert page.locator(".hits > li").count() == 2
    box = page.locator("input[name=area][value=disaster]")
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**area=disaster*")
    assert page.locator(".hits > li").count() == 1
    assert start.startswith("/en") or page.locator(".hits mark").first.inner_text() == "避難所"
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("start", ["/search/?q=避難所", "/en/search/?q=nothing+here", "/search/?q=" + "w" * 200])
def test_nothing_sticks_out_on_a_phone(page, live_server, shelf, start):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}{start}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize(
    ("start", "typed", "title"), [("/search/", "hinan", "避難所の混雑を知る"), ("/en/search/", "shel", "Shelters")]
)
def test_suggestions_by_keyboard(page, live_server, shelf, start, typed, title):
    page.goto(f"{live_server.url}{start}")
    box = page.locator("#search-words")
    box.press_sequentially(typed)
    options = page.locator("#search-words ~ [role=listbox] [role=option]")
    options.filter(has_text=title).wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and options.first.is_hidden()
    page.keyboard.press("ArrowDown")
    options.filter(has_text=title).wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shelf/**")
    assert page.url.startswith(f"{live_server.url}{'/en' if start.startswith('/en') else ''}/shelf/")


def test_suggested_filter_and_typed_key_are_checked_boxes(page, live_server, transactional_db, embedded):
    search.facet("area", "分野", Shelf, keys=("分野",))
    embedded.add("避難所の混雑を知る", facets={"area": "disaster"})
    embedded.add("避難所の映画", kind="film", facets={"area": ["welfare"]})
    page.goto(f"{live_server.url}/search/")
    page.locator("#search-words").press_sequentially("避難所 防災")
    page.locator("[role=option]", has_text="防災").first.click()
    page.wait_for_url("**area=disaster*")
    assert page.locator("#search-words").input_value() == "避難所"
    assert page.locator("input[name=area][value=disaster]").is_checked()
    page.locator("#search-words").fill("分野:福祉")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=area][value=welfare]")).to_be_checked()
    expect(page.locator("#search-words")).to_have_value("")
