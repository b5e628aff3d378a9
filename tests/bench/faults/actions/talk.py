"""Questions in public and messages inside."""

import random

from tests.bench.faults.browser import Odd, token
from tests.bench.faults.people import Person, Stage, borrow, insist

ASKERS = 10
"""So many teams ask, and follow what they asked about: each correction is mailed to them."""


def ask(stage: Stage, chance: random.Random) -> None:
    """Ask about the challenge one pitches for; after a broken connection the same again."""
    team = borrow(stage.teams[:ASKERS], chance)
    try:
        words = token("質問")

        def step(again: bool) -> None:
            form = team.get(f"/challenges/{team.facts['slug']}/ask/").form("body")
            page = team.browser.send(form, body=f"{words} は対象になりますか。")
            if page.path.endswith("/ask/"):
                raise Odd(f"not asked: {page.words()[:300]}")

        insist(step, stage.diary)
        stage.diary.questions[words] = "asked"
        stage.diary.verb("question", "create")
    finally:
        team.busy.release()


def write(stage: Stage, chance: random.Random) -> None:
    """Write a message to the other side of a pitch, as team or as office."""
    pitches = [team.facts["pitch"] for team in stage.teams if team.facts.get("versions")]
    if not pitches:
        ask(stage, chance)
        return
    if chance.random() < 0.5:
        writer = borrow([team for team in stage.teams if team.facts.get("versions")], chance)
        pitch = writer.facts["pitch"]
    else:
        writer, pitch = borrow(stage.officers, chance), chance.choice(pitches)
    try:
        _post(stage, writer, pitch, token("連絡"))
    finally:
        writer.busy.release()


def _post(stage: Stage, writer: Person, pitch: str, words: str) -> None:
    def step(again: bool) -> None:
        page = writer.get(f"/work/s/pitch/{pitch}/thread/")
        if again and words in page.text:
            return
        page = writer.browser.send(page.form("body"), body=f"{words} を確認してください。", files={"": ("", b"")})
        if words not in page.text:
            raise Odd(f"not written: {page.words()[:300]}")

    insist(step, stage.diary)
    stage.diary.messages[words] = pitch
