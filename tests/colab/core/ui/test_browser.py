"""The style guide and the scripts in a real browser."""

import json

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = [360, 1280]


@pytest.fixture
def demo(settings):
    settings.DEMO_MODE = True


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("path", ["/style-guide/", "/en/style-guide/", "/style-guide/?work"])
def test_every_part_is_accessible(demo, good_page, path, width):
    page = good_page(path, width)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.locator("details.menu, details.account").evaluate_all("all => all.forEach((each) => { each.open = false; })")
    good_page.check()


def test_the_menu_works_by_keyboard(demo, good_page):
    page = good_page("/style-guide/", 360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    summary = page.locator("details.menu > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu__panel").is_visible()
    good_page.check()
    page.keyboard.press("Escape")
    assert not page.locator(".menu__panel").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_errors_get_the_focus_and_lead_to_their_field(demo, good_page):
    page = good_page("/style-guide/", 360)
    page.locator("#id_starts_on_year").fill("令和8")
    page.locator("form.form button.button").first.click()
    page.wait_for_selector("[data-error-summary]")
    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    good_page.check()
    page.locator("[data-error-summary] a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_title"
    assert page.locator("#id_starts_on_year").input_value() == "令和8"


def test_the_counter_counts_as_the_server_does(demo, good_page):
    page = good_page("/style-guide/")
    note = page.locator('[data-counter-for="id_title"]')
    page.locator("#id_title").fill("𠮷野家")
    assert note.inner_text() == "あと57文字（60文字以内）"
    page.locator("#id_title").fill("あ" * 62)
    assert note.inner_text() == "2文字超えています"
    assert page.locator("#id_title").input_value() == "あ" * 62


def test_targets_are_large_enough(demo, good_page):
    page = good_page("/style-guide/", 360)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".button, .tool-link, summary, .pagination a, .tabs a")]
        .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
        .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.fixture
def autosaving(demo, good_page):
    """The style guide's form with autosave, and what was posted."""
    page, posted, answers = good_page("/style-guide/"), [], []

    def answer(route):
        posted.append(route.request.post_data)
        kind = answers.pop(0) if answers else "ok"
        if kind == "offline":
            route.abort()
        elif kind == "refused":
            route.fulfill(
                status=409, content_type="application/json", body=json.dumps({"message": "別の画面で変わりました"})
            )
        else:
            route.fulfill(content_type="application/json", body=json.dumps({"set": {"version": 7}}))

    page.route("**/autosave-here/", answer)

    def begin():
        page.evaluate(
            """() => { const form = document.querySelector("form.form");
            form.dataset.autosaveUrl = "/autosave-here/";
            form.insertAdjacentHTML("beforeend", '<input type="hidden" name="version" value="6">');
            form.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
            document.body.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true })); }"""
        )
        return page

    return begin, posted, answers


def state(page, wanted):
    page.wait_for_selector(
        f'[data-save-state][data-state="{wanted}"], .save-state[data-state="{wanted}"]', timeout=15000
    )
    return page.locator(".save-state").inner_text()


def test_autosave_sends_after_a_pause(autosaving):
    begin, posted, _answers = autosaving
    page = begin()
    page.locator("#id_title").press_sequentially("避難所")
    assert "まだ保存していません" in state(page, "unsaved")
    assert "保存しました" in state(page, "saved")
    assert len(posted) == 1
    assert "csrfmiddlewaretoken" in posted[0]
    assert page.locator('[name="version"]').input_value() == "7"
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_autosave_keeps_what_could_not_be_sent(autosaving):
    begin, posted, answers = autosaving
    answers.extend(["offline"] * 3)
    page = begin()
    page.locator("#id_title").fill("避難所の受付")
    page.locator("#id_needs_1").check()
    assert "通信できません" in state(page, "offline")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    answers.clear()
    begin()
    assert page.locator("#id_title").input_value() == ""
    page.get_by_role("button", name="入力欄に戻す").click()
    assert page.locator("#id_title").input_value() == "避難所の受付"
    assert page.locator("#id_needs_1").is_checked()
    assert "保存しました" in state(page, "saved")


def test_autosave_says_why_it_was_refused(autosaving):
    begin, _posted, answers = autosaving
    answers.append("refused")
    page = begin()
    page.locator("#id_title").fill("x")
    assert "別の画面で変わりました" in state(page, "refused")


def test_a_form_is_sent_once(demo, good_page):
    page, sent = good_page("/style-guide/"), []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    page.evaluate(
        """() => { const form = document.querySelector("form.form"); const button = form.querySelector("button");
        form.requestSubmit(button); form.requestSubmit(button); }"""
    )
    page.wait_for_selector("[data-error-summary]")
    assert len(sent) == 1
