"""The search page in a real browser: by keyboard, in both languages, without faults of accessibility, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from colab.core import search


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
