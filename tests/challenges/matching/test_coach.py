"""The coach: what is there, what is missing, and that it never blocks."""

import pytest
from django.urls import reverse

from challenges.matching.coach import HINTS
from challenges.matching.methods.clarity import Brief, findings, is_plain
from colab.demo.builders.challenges import draft_challenge, officer
from tests.bench.matching.evaluation import load

GOOD = Brief(
    title="窓口の待ち時間を半分にするには？",
    story="転入の手続に来た住民が平均60分待ちます。",
    numbers="年に1万2千件、職員4人で月120時間。",
    goal="待ち時間を60分から30分に減らす。",
    field="区役所本庁舎",
    offers="過去3年の受付記録",
    has_cost_cap=True,
    has_route=True,
)
POOR = Brief(
    title="AIチャットボットの導入",
    story="喫緊の課題に鑑み、当該業務に資するソリューションのスキームを検討する必要がある。",
    numbers="",
    goal="利便性を高める。",
    field="",
    offers="",
    has_cost_cap=False,
    has_route=False,
)


def test_a_good_and_a_poor_text():
    assert all(findings(GOOD).values())
    assert not any(findings(POOR).values())
    assert list(findings(GOOD)) == list(HINTS)


def test_long_sentences_are_not_plain():
    assert is_plain("") and is_plain("短い文です。もう一つ。")
    assert not is_plain("長" * 101 + "。")
    assert not is_plain(("四" * 70 + "。") * 3)


def test_the_evaluation_set_is_called_clear_enough():
    """Real-looking challenges: each says how many, what it costs, and prescribes nothing, with few exceptions."""
    challenges, _solutions, _grades = load()
    found = [
        findings(Brief(row.text.title, row.text.body, "", row.text.body, "x", "x", True, True)) for row in challenges
    ]
    for name, least in (("who", 0.6), ("how_many", 0.9), ("cost_today", 0.75), ("success", 0.9), ("open", 0.95)):
        assert sum(one[name] for one in found) / len(found) >= least, name


@pytest.mark.django_db
def test_hints_stand_beside_the_form_and_block_nothing(client_for):
    challenge = draft_challenge()
    browser = client_for(officer("section", challenge.unit))
    page = browser.get(reverse("challenges:edit", args=[challenge.key]), headers={"accept-language": "ja"})
    text = page.content.decode()
    assert page.status_code == 200 and 'id="coach-title"' in text
    english = browser.get("/en" + reverse("challenges:edit", args=[challenge.key])).content.decode()
    assert "things that teams look for" in english
