"""In a real browser: an upload that breaks and goes on, and the pages around handing in."""

import pytest
from django.conf import settings
from django.urls import reverse

from colab.core.lifecycle import apply
from colab.demo.builders import submissions as build
from colab.demo.builders.people import owner_of
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.models import Pitch
from tests.harness.pages import violations

LARGE = b"\n%" + b"x" * (1 << 20) * 3


@pytest.fixture
def at_work(page, live_server, client_for, good_page):
    """Return a function that logs a person in in this browser."""

    def enter(user):
        cookie = client_for(user).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return page

    return enter


def chosen(name, content):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


@pytest.mark.django_db(transaction=True)
def test_an_upload_breaks_and_goes_on(at_work, live_server):
    pitch = build.draft_pitch(attached=False)
    page = at_work(owner_of(pitch.organisation))
    page.goto(live_server.url + reverse("submissions:edit", args=[pitch.key]))
    content, sent, broken = build.pdf_upload().read() + LARGE, [], []

    def weak_line(route, request):
        """The second part never leaves, and the answer to the third one is lost on the way."""
        if request.method != "PUT":
            return route.continue_()
        sent.append(request.url.split("offset=")[1])
        if len(sent) in (2, 4):
            broken.append(sent[-1])
            if len(sent) == 4:
                route.fetch()
            return route.abort("connectionreset")
        return route.continue_()

    page.route("**/files/uploads/**", weak_line)
    page.set_input_files("#id_file_deck", chosen("提案.pdf", content))
    page.wait_for_selector(".upload-list li:not(:has(progress))", timeout=20000)
    assert violations(page) == []
    assert len(broken) == 2
    stored = pitch.pitch_files.get().file
    assert stored.blob.open("rb").read() == content
    assert page.locator(".upload-list [role=status]").inner_text().startswith("提案.pdf")
    page.set_input_files("#id_file_deck", chosen("案.pdf", b"MZ" + b"x" * 100))
    page.wait_for_selector(".upload-list li:nth-child(2):not(:has(progress))")
    assert pitch.pitch_files.count() == 1


@pytest.mark.django_db(transaction=True)
def test_after_a_reload_the_same_file_goes_on(at_work, live_server):
    pitch = build.draft_pitch(attached=False)
    page = at_work(owner_of(pitch.organisation))
    address = live_server.url + reverse("submissions:edit", args=[pitch.key])
    content, offsets = build.pdf_upload().read() + LARGE, []
    page.goto(address)
    page.route("**/files/uploads/*/?offset=2*", lambda route: route.abort("internetdisconnected"))
    page.set_input_files("#id_file_deck", chosen("提案.pdf", content))
    page.wait_for_selector(".upload-list progress[value='2097152']")
    page.unroute("**/files/uploads/*/?offset=2*")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    assert "提案.pdf" in page.content()
    page.on("request", lambda r: r.method == "PUT" and "uploads" in r.url and offsets.append(r.url.split("offset=")[1]))
    page.set_input_files("#id_file_deck", chosen("提案.pdf", content))
    page.wait_for_selector(".upload-list li:not(:has(progress))", timeout=20000)
    assert offsets[0] == "2097152"
    assert pitch.pitch_files.get().file.blob.open("rb").read() == content


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("prefix", "width"), [("", 360), ("/en", 1280)])
def test_the_pages_are_good(at_work, good_page, prefix, width):
    pitch = build.submitted_pitch()
    save_words(pitch, {"title": "別の題に変えました"}, seen=None, actor=build.team_of(pitch))
    pitch = apply("change", Pitch.objects.get(pk=pitch.pk), actor=build.team_of(pitch), **build.DECLARED)
    at_work(owner_of(pitch.organisation))
    for name, arguments in (
        ("receipt", [pitch.key]),
        ("versions", [pitch.key]),
        ("preview", [pitch.key]),
        ("edit", [pitch.key]),
        ("check", []),
        ("eligibility", [pitch.challenge.key]),
    ):
        good_page(prefix + reverse(f"submissions:{name}", args=arguments), width)
