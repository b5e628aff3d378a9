"""Judges mark on the screen that saves as they type."""

import json
import random

from tests.bench.faults.browser import Odd
from tests.bench.faults.people import Person, Stage, borrow, insist


def save(stage: Stage, chance: random.Random) -> None:
    """Some marks of one sheet, sent as the page's script sends them: only what was touched."""
    judge = borrow(stage.judges, chance)
    try:
        pitch = chance.choice(judge.facts["pitches"])
        if stage.diary.locked.get((judge.email, pitch)):
            _set_lock(stage, judge, pitch, lock=False)
        chosen: dict[str, str] = {}

        def step(again: bool) -> None:
            form = judge.get(_address(judge, pitch)).form("partial", "comment_for_team")
            names = sorted(name for name in _fields(form) if name.startswith("mark_"))
            if not chosen:
                picked = chance.sample(names, chance.randint(1, len(names)))
                chosen.update({name: str(chance.randint(0, 10)) for name in picked})
            kept = {name: form.values[name] for name in ("csrfmiddlewaretoken", "base")}
            values = {**kept, **chosen, "partial": " ".join(chosen)}
            form.values, form.action = values, f"{stage.site}{_address(judge, pitch)}save/"
            answer = judge.browser.send(form)
            # What another device of the judge must know comes back with every answer; a word to the judge is a refusal.
            if set(json.loads(answer.text)) != {"set"}:
                raise Odd(f"not saved: {answer.text[:300]}")

        insist(step, stage.diary)
        stage.diary.marks[judge.email, pitch].update(chosen)
    finally:
        judge.busy.release()


def lock_or_open(stage: Stage, chance: random.Random) -> None:
    """Lock a sheet whose marks are full, with a comment for the team; or open a locked one again."""
    judge = borrow(stage.judges, chance)
    try:
        pitch = chance.choice(judge.facts["pitches"])
        _set_lock(stage, judge, pitch, lock=not stage.diary.locked.get((judge.email, pitch)), chance=chance)
    finally:
        judge.busy.release()


def _set_lock(stage: Stage, judge: Person, pitch: str, *, lock: bool, chance: random.Random | None = None) -> None:
    sent: dict[str, str] = {}

    def step(again: bool) -> None:
        page = judge.get(_address(judge, pitch))
        form = page.form("partial", "comment_for_team")
        if again and lock == ('value="unlock"' in page.text):
            return
        if not lock:
            judge.browser.send(form, do="unlock")
            return
        if not sent:
            known = stage.diary.marks.get((judge.email, pitch), {})
            marks = [name for name in _fields(form) if name.startswith("mark_")]
            sent.update({name: known.get(name) or str(chance.randint(0, 10)) for name in marks})
        judge.browser.send(form, **sent, do="lock")

    insist(step, stage.diary)
    with stage.diary.lock:
        stage.diary.locked[judge.email, pitch] = lock
        stage.diary.marks[judge.email, pitch].update(sent)
    stage.diary.verb("round", "lock_sheet" if lock else "unlock_sheet")


def _fields(form) -> set[str]:
    return {field.get("name") for field in form.element.xpath(".//*[@name]")}


def _address(judge: Person, pitch: str) -> str:
    return f"/work/judging/{judge.facts['round']}/pitches/{pitch}/"
