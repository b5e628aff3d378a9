"""The office corrects challenges, answers questions and publishes the answers."""

import random
import re

from tests.bench.faults.actions import talk
from tests.bench.faults.browser import Odd, token
from tests.bench.faults.people import Person, Stage, borrow, insist


def correct(stage: Stage, chance: random.Random) -> None:
    """Correct the title of a public challenge: its followers are told, its document in the index changes."""
    challenge = stage.claim([one["key"] for one in stage.world.challenges], chance)
    if not challenge:
        talk.write(stage, chance)
        return
    officer = borrow(stage.officers, chance)
    try:
        word = token("訂正")
        title = f"どうすれば現場の確認を半分の時間で終えられるか {word}"
        insist(lambda again: _verb(officer, f"challenge/{challenge}/do/correct", "title", title, again), stage.diary)
        stage.diary.corrected[challenge] = word
        stage.diary.verb("challenge", "correct")
    finally:
        officer.busy.release()
        stage.release(challenge)


def answer(stage: Stage, chance: random.Random) -> None:
    """Answer a question that waits, and publish the answer."""
    officer, key = borrow(stage.officers, chance), ""
    try:
        page = insist(lambda again: officer.get("/work/questions/?state=asked&sort=old"), stage.diary)
        waiting = list(dict.fromkeys(re.findall(r"/work/s/question/([A-Za-z0-9_-]+)/", page.text)))
        key = stage.claim(waiting, chance)
        if key:
            _answer(stage, officer, key)
            return
    finally:
        officer.busy.release()
    talk.ask(stage, chance)  # a question stays claimed: it is answered once


def _answer(stage: Stage, officer: Person, key: str) -> None:
    words = token("回答")

    def say(again: bool) -> str:
        page = officer.get(f"/work/s/question/{key}/do/answer/")
        form = page.form("question", "answer")
        if not (again and form.values.get("answer", "").strip().startswith(words)):
            officer.browser.send(form, answer=f"{words} 対象になります。")
        return re.search(r"質問\d{5}", form.values["question"])[0]

    def publish(again: bool) -> None:
        page = officer.get(f"/work/s/question/{key}/do/publish/")
        if not (again and 'name="version"' not in page.text):
            officer.browser.send(page.form("version"))

    asked = insist(say, stage.diary)
    stage.diary.verb("question", "answer")
    insist(publish, stage.diary)
    stage.diary.verb("question", "publish")
    stage.diary.questions[asked] = "published"


def _verb(officer: Person, path: str, name: str, value: str, again: bool) -> None:
    """Do a verb that changes a field, unless a look shows that it was done."""
    form = officer.get(f"/work/s/{path}/").form(name, "version")
    if again and form.values.get(name) == value:
        return
    page = officer.browser.send(form, **{name: value, "reason": "表記を改めました。"})
    if "/do/" in page.path:
        raise Odd(f"not done: {page.words()[:300]}")
