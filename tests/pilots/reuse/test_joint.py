"""Joint purchase: every rule adds up to the yen; who loses is said; five wards that save 2.2 million yen."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from colab.core.lifecycle import NotAllowed
from colab.demo.builders import legal
from colab.demo.builders.people import make_body, make_officer, make_unit
from pilots.reuse import joint
from pilots.reuse.actions.join import state_share
from pilots.reuse.models import JointPurchase, JointShare

wish = st.tuples(st.integers(1, 10_000), st.integers(0, 10**9))
wishes = st.lists(wish, min_size=1, max_size=8).map(lambda rows: [(f"{n}", *row) for n, row in enumerate(rows)])
rules = st.sampled_from(sorted(joint.RULES))
FIVE_WARDS = [
    ("A区", 400, 2_000_000),
    ("B区", 300, 1_650_000),
    ("C区", 250, 1_450_000),
    ("D区", 150, 1_050_000),
    ("E区", 100, 850_000),
]
"""Five wards bought an online training tool jointly and saved about 2.2 million yen in all: that much was published.
Volumes and prices of each are made up here so that the whole comes out as published."""
FIVE_TOGETHER = 4_800_000


@given(st.integers(0, 10**10), wishes, rules)
def test_shares_add_up_to_the_yen(price, rows, rule):
    found = joint.shares(price, rows, rule)
    assert sum(share.together_yen for share in found) == price
    assert all(share.together_yen >= 0 for share in found)
    assert joint.saving(found) == sum(alone for _name, _volume, alone in rows) - price


@given(wishes, st.sampled_from(["alone", "capped", "equal"]), st.data())
def test_nobody_is_worse_off_than_alone_where_the_whole_is_cheaper(rows, rule, data):
    price = data.draw(st.integers(0, sum(alone for _name, _volume, alone in rows)))
    assert joint.losing(joint.shares(price, rows, rule)) == ()


@given(wishes, rules, st.data())
def test_up_to_the_highest_price_nobody_loses_and_well_above_it_somebody_is_named(rows, rule, data):
    most = joint.most_without_loser(rows, rule)
    price = data.draw(st.integers(0, most))
    assert joint.losing(joint.shares(price, rows, rule)) == ()
    above = joint.shares(most + 1 + sum(volume for _name, volume, _alone in rows), rows, rule)
    assert set(joint.losing(above)) == {share.name for share in above if share.together_yen > share.alone_yen} != set()


@given(st.integers(0, 10**10), wishes)
def test_by_volume_everybody_pays_the_same_for_a_unit(price, rows):
    total = sum(volume for _name, volume, _alone in rows)
    for share in joint.shares(price, rows):
        assert abs(share.together_yen * total - price * share.volume) < total


def test_five_wards_save_two_million_two_hundred_thousand_yen():
    found = joint.shares(FIVE_TOGETHER, FIVE_WARDS)
    assert [share.together_yen for share in found] == [1_600_000, 1_200_000, 1_000_000, 600_000, 400_000]
    assert joint.saving(found) == 2_200_000 and joint.losing(found) == ()
    by_price = joint.shares(FIVE_TOGETHER, FIVE_WARDS, "alone")
    assert [share.together_yen for share in by_price] == [1_371_429, 1_131_428, 994_286, 720_000, 582_857]
    equal = joint.shares(FIVE_TOGETHER, FIVE_WARDS, "equal")
    assert {share.saving for share in equal} == {440_000}
    assert joint.most_without_loser(FIVE_WARDS, "volume") == 6_000_000
    steps = joint.sensitivity(FIVE_TOGETHER, FIVE_WARDS, "volume")
    assert [(step.joint_yen, step.saving) for step in steps] == [
        (4_320_000, 2_680_000), (4_560_000, 2_440_000), (4_800_000, 2_200_000), (5_040_000, 1_960_000),
        (5_280_000, 1_720_000),
    ]  # fmt: skip
    left = joint.without(FIVE_TOGETHER, FIVE_WARDS, "E区", "volume")
    assert sum(share.together_yen for share in left) == 4_400_000 and joint.saving(left) == 1_750_000
    assert joint.saving(joint.without(FIVE_TOGETHER, FIVE_WARDS, "E区", "volume", fixed_price=True)) == 1_350_000


def test_by_volume_a_body_with_a_good_price_alone_may_lose_and_the_cap_helps():
    rows = [("大", 10, 900_000), ("小", 10, 1_500_000)]
    assert joint.losing(joint.shares(2_000_000, rows)) == ("大",)
    assert [share.together_yen for share in joint.shares(2_000_000, rows, "capped")] == [900_000, 1_100_000]


@pytest.fixture
def ward(db):
    body = make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    return make_unit(body, "産業振興課", name_en="Industry Promotion")


def purchase_of(ward, source, **columns):
    officer = make_officer("section", ward)
    made = JointPurchase.objects.create(
        certification=source, title="共同調達", joint_yen=2_000_000, volume_unit="か所", organiser=ward,
        created_by=officer, **columns,
    )  # fmt: skip
    JointShare.objects.create(purchase=made, body=ward.body, volume=10, alone_yen=900_000)
    JointShare.objects.create(purchase=made, body=source.body, volume=10, alone_yen=1_500_000)
    return made, officer


def test_the_page_says_who_would_lose_and_shows_other_rules(ward, client_for):
    made, officer = purchase_of(ward, legal.certified())
    browser = client_for(officer)
    page = browser.get(reverse("reuse:joint_detail", args=[made.key])).content.decode()
    assert "単独より負担が増える団体" in page and "¥1,000,000" in page
    page = browser.get(reverse("reuse:joint_detail", args=[made.key]) + "?rule=capped").content.decode()
    assert "どの団体も単独より負担が増えません" in page
    terms = browser.post(reverse("reuse:joint_terms", args=[made.key]), {"joint_yen": "200万円", "rule": "capped"})
    made.refresh_from_db()
    assert terms.status_code == 302 and made.rule == "capped"


def test_each_body_states_its_own_share_and_no_other(ward, client_for):
    made, _officer = purchase_of(ward, legal.certified())
    other = make_unit(make_body("千代田区", kind="ward", lg_code="131016"), "環境課")
    joiner = make_officer("section", other)
    browser = client_for(joiner)
    url = reverse("reuse:joint_join", args=[made.key])
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"body": other.body_id, "volume": "5", "alone_yen": "80万円"}).status_code == 302
    assert browser.post(url, {"body": other.body_id, "volume": "6", "alone_yen": "90万円"}).status_code == 302
    assert made.shares.get(body=other.body).volume == 6 and made.shares.count() == 3
    assert browser.post(url, {"body": ward.body_id, "volume": "1", "alone_yen": "1"}).status_code == 200
    assert browser.post(url, {"body": other.body_id, "volume": "0", "alone_yen": "1"}).status_code == 200
    with pytest.raises(NotAllowed):
        state_share(actor=legal.as_actor(joiner), purchase=made, body=ward.body, volume=1, alone_yen=1)
    assert browser.get(reverse("reuse:joint_terms", args=[made.key])).status_code == 404
    assert "1団体" in browser.get(reverse("reuse:joint_detail", args=[made.key])).content.decode()
