"""Who has no right to a verb gets none of its form, whatever is sent, and what was typed back in words."""

import pytest
from django.urls import reverse

from colab.core.lifecycle import all_machines, apply, screens
from colab.demo.builders import challenges, people
from tests.firewall import rooms

pytestmark = pytest.mark.django_db
REASON = "一行目の理由です。\n二行目も大切です。"


def address(subject, verb):
    return reverse("work:verb", args=[subject.MACHINE, subject.key, verb])


@pytest.fixture
def challenge():
    return challenges.submitted_challenge()


@pytest.fixture
def section(challenge, client_for):
    """Sees the challenge, may not decide on it."""
    return client_for(people.make_officer("section", challenge.unit))


def test_what_was_typed_comes_back_in_words_and_the_form_does_not(section, challenge, caplog):
    data = {"reason": REASON, "version": "1", "unknown": "<b>まる</b>", "empty": " "}
    with caplog.at_level("INFO", "colab.security"):
        page = section.post(address(challenge, "return"), data)
    html = page.content.decode()
    assert page.status_code == 403 and "この操作を行う権限がありません" in html
    assert "一行目の理由です。<br>二行目も大切です。" in html and "&lt;b&gt;まる&lt;/b&gt;" in html
    assert '<textarea name="reason"' not in html and "保存されていません" in html
    assert any("refused: return challenge/" in line and "not_allowed" in line for line in caplog.messages)
    assert type(challenge).objects.get().version == challenge.version


def test_what_cannot_be_typed_in_words_is_not_told(section, challenge):
    html = section.post(address(challenge, "return"), {"version": "31415", "mode": "recorded27"}).content.decode()
    assert "31415" not in html and "recorded27" not in html and "<h2>入力した内容" not in html


def test_a_right_of_another_state_gives_the_words_back_as_well(challenge, client_for):
    office = challenges.officer("office", programme=challenge.programme)
    browser = client_for(office)
    apply("return", challenge, actor=people.as_actor(office), reason="数字がありません。")
    page = browser.post(address(challenge, "return"), {"reason": REASON, "version": str(challenge.version)})
    assert page.status_code == 409 and "二行目も大切です。" in page.content.decode()


@pytest.mark.slow
def test_no_form_is_made_for_whom_no_form_is_shown(client_for, monkeypatch):
    world, made, asked = rooms.build(), [], 0
    for key, form_class in list(screens._forms.items()):
        monkeypatch.setitem(screens._forms, key, _telling(form_class, made))
    monkeypatch.setattr(screens, "ConfirmForm", _telling(screens.ConfirmForm, made))
    subjects = [row for row in world.rows.values() if hasattr(row, "MACHINE")]
    tables = {machine.name: machine for machine in all_machines()}
    for name in ("rival", "expert", "ward_admin", "auditor"):
        browser = client_for(world.people[name])
        for subject in subjects:
            if browser.get(reverse("work:subject", args=[subject.MACHINE, subject.key])).status_code != 200:
                continue
            for verb in tables[subject.MACHINE].by_verb:
                if browser.get(address(subject, verb)).status_code == 403:
                    made.clear()
                    asked += 1
                    assert browser.post(address(subject, verb), {"note": REASON}).status_code == 403
                    assert made == [], f"{name}: {verb} on {subject.MACHINE}"
    assert asked > 20


def _telling(form_class, made):
    def __init__(self, *args, **kwargs):  # noqa: N807
        made.append(form_class.__name__)
        form_class.__init__(self, *args, **kwargs)

    return type(form_class.__name__, (form_class,), {"__init__": __init__})
