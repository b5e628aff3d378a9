"""What cannot be read cannot be asked out either: searches, filters, orders, exports; counts, orders, ETags, titles."""

import re
from html import unescape

import pytest
from django.db.models import F

from colab.core import clock
from colab.core.search import analysis
from pitches.decisions.models import Decision, DecisionLine
from pitches.judging.models import Mark, Sheet
from pitches.submissions.models import Pitch
from tests.budgets.pages import lists

from . import world as build
from .addresses import Addresses
from .canaries import UNKNOWN, word
from .readers import Reader
from .reading import stable

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ASKING = ("anonymous", "rival", "judge1", "neighbour", "ward_admin", "ward_finance")
OUTSIDE = ("anonymous", "team1", "section")
"""Not in the panel room: nothing that happens there may change a letter of what they see."""
FORM = re.compile(r'<form[^>]*method="get"[^>]*>(.*?)</form>', re.DOTALL | re.IGNORECASE)
TEXT = re.compile(r'<input(?=[^>]*type="(?:text|search)")[^>]*name="([a-z_]+)"')
OPTION = re.compile(r'<(?:option|input)[^>]*?value="([^"]+)"')
SELECT = re.compile(r'<select[^>]*name="([a-z_]+)"[^>]*>(.*?)</select>', re.DOTALL)
WAYS_ON = re.compile(r'<div class="empty">.*?</div>|Content-Length: \d+', re.DOTALL)
LINK = re.compile(r'href="(\?[^"#]+)"')


@pytest.fixture
def world():
    made = build.build()
    build.decide(made)
    return made


def variants(page: str) -> tuple[set[str], set[str]]:
    """Return the queries a list offers (each choice of each filter, orders, exports), and the names of text filters."""
    queries, texts = {unescape(link) for link in LINK.findall(page)}, set()
    for form in FORM.findall(page):
        texts |= set(TEXT.findall(form))
        for name, options in SELECT.findall(form):
            queries |= {f"?{name}={value}" for value in OPTION.findall(options)[:4]}
    return queries, texts


def test_no_filter_order_export_or_search_tells_more(world):
    found, asked, searched = [], 0, 0
    for role in ASKING:
        reader, secrets = Reader(world, role), world.book.secrets_of(role, "decided")
        chosen = secrets[:: max(len(secrets) // 3, 1)]
        for page in lists():
            text = reader.get(page.url())
            if not text.startswith("200"):
                continue
            queries, texts = variants(text)
            for query in sorted(queries)[:8]:
                asked += 1
                found += reader.judge(reader.get(page.url() + query), page.url() + query, "decided")
            for name in sorted(texts):
                for secret in chosen:
                    searched += 1
                    answers = [_answer(reader, f"{page.url()}?{name}=", each) for each in (secret, UNKNOWN)]
                    if answers[0] != answers[1]:
                        what, where = world.book.known[secret].what, f"{page.url()}?{name}="
                        found.append((f"{role} finds {what} by {where}", _difference(*answers)))
    assert found == [] and asked > 30 and searched > 12


def test_no_planted_word_is_found_by_its_parts():
    planted = [word(number) for number in range(1000)]
    assert [analysis.words(each) for each in planted] == [[each] for each in planted]


def _answer(reader: Reader, address: str, typed: str) -> str:
    """Return the answer without what it offers instead of nothing: that comes from words the reader may know."""
    return WAYS_ON.sub("", stable(reader.get(address + typed))).replace(typed, "…")


def test_what_happens_in_the_panel_room_changes_nothing_outside(world):
    addresses = [url for url in Addresses(world).of(each=1) if "autosave" not in url]
    readers = [Reader(world, role) for role in OUTSIDE]
    with clock.frozen(clock.now()):
        for reader in readers:
            reader.get("/work/")
        before = {(reader.role, url): stable(reader.get(url)) for reader in readers for url in addresses}
        _other_decision(world)
        after = {(reader.role, url): stable(reader.get(url)) for reader in readers for url in addresses}
    assert [_difference(text, after[where]) for where, text in before.items() if text != after[where]] == []


def _difference(one: str, other: str) -> tuple[str, ...]:
    """Return the first lines that differ."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((pair for pair in pairs if pair[0] != pair[1]), (one[-80:], other[-80:]))


def _other_decision(world) -> None:
    """Other marks, other comments, another decision, other reasons: as if the panel had seen it all differently."""
    Mark.objects.update(value=10 - F("value"), comment="別の見方")
    Sheet.objects.update(comment_for_panel="別の講評", comment_for_team="別の言葉")
    outcomes = list(DecisionLine.objects.order_by("pk").values_list("pk", "outcome", "place"))
    for (pk, *_old), (_pk, outcome, place) in zip(outcomes, outcomes[1:] + outcomes[:1], strict=True):
        DecisionLine.objects.filter(pk=pk).update(outcome=outcome, place=place, reason="別の理由")
    Decision.objects.update(reason="別の理由", internal_note="別の覚え書き", ranking={})
    Pitch.objects.filter(challenge=world.round.challenge).update(formal_note="")
