"""Teams write, attach and hand in."""

import hashlib
import random
import re
from io import BytesIO

from tests.bench.faults.browser import Odd, Page, token
from tests.bench.faults.diary import Receipt
from tests.bench.faults.people import Person, Stage, borrow, insist

DECLARED = dict.fromkeys(("declares_167_4", "declares_antisocial", "declares_true"), "on")
MOST_FILES = 4
"""Slides, and as many details as the form takes."""
WORDS = {
    "summary": "点検写真から異常を見つけます。",
    "understanding": "毎週、職員2人が目視で確認しています。",
    "solution": "固定カメラの画像を端末で解析します。",
    "novelty": "画像を外に出しません。",
    "product_stage": "prototype",
    "pilot_plan": "1施設で3か月。",
    "kpi": "1回の確認時間を40分から15分以下に。",
}


def save_draft(stage: Stage, chance: random.Random) -> None:
    """What is typed is saved at a pause, as the page's script does it."""
    team = borrow(stage.teams, chance)
    try:
        pitch, words = _pitch_of(team, stage), token("kpi")

        def step(again: bool) -> None:
            form = team.get(f"/work/pitches/{pitch}/edit/").form("title", "kpi")
            form.action = f"{stage.site}/work/pitches/{pitch}/autosave/"
            team.browser.send(form, **WORDS | {"kpi": words})

        insist(step, stage.diary)
        stage.diary.drafts[pitch] = words
    finally:
        team.busy.release()


def hand_in(stage: Stage, chance: random.Random) -> None:
    """Write, attach where something new is to be attached, hand in, read the receipt."""
    team = borrow(stage.teams, chance)
    try:
        pitch, title = _pitch_of(team, stage), token("提案")
        versions, sums = team.facts.setdefault("versions", 0), team.facts.setdefault("files", [])
        upload = _pdf(title) if not sums or (len(sums) < MOST_FILES and chance.random() < 0.3) else None
        item = "detail" if sums else "deck"
        insist(lambda again: _write(team, pitch, title, item, upload, again), stage.diary)
        if upload:
            sums.append(hashlib.sha256(upload[1]).hexdigest())
        found = insist(lambda again: _submit(team, pitch, versions + 1, again), stage.diary)
        team.facts["versions"] = found.version
        with stage.diary.lock:
            stage.diary.drafts.pop(pitch, None)
            stage.diary.receipts.append(
                Receipt(pitch, found.number, found.version, found.digest, title, list(sums))
            )  # fmt: skip
        stage.diary.verb("pitch", "change" if versions else "submit")
    finally:
        team.busy.release()


def _pitch_of(team: Person, stage: Stage) -> str:
    """Return the key of the team's pitch, started at the first call."""
    if "pitch" not in team.facts:

        def step(again: bool) -> str:
            form = team.get(f"/work/pitches/start/{team.facts['challenge']}/").form("organisation")
            page = team.browser.send(form, organisation=str(team.facts["organisation"]))
            return _key(page)

        team.facts["pitch"] = insist(step, stage.diary)
        stage.diary.verb("pitch", "create")
    return team.facts["pitch"]


def _key(page: Page) -> str:
    found = re.fullmatch(r"/work/pitches/([^/]+)/edit/", page.path)
    if not found:
        raise Odd(f"no draft, but {page.path}: {page.words()[:300]}")
    return found[1]


def _write(team: Person, pitch: str, title: str, item: str, upload: tuple | None, again: bool) -> None:
    page = team.get(f"/work/pitches/{pitch}/edit/")
    form = page.form("title", "kpi")
    has_words = form.values.get("title") == title
    has_file = upload is None or upload[0] in page.text
    if again and has_words and has_file:
        return
    words = {name: (form.values.get(name) or "").strip() or value for name, value in WORDS.items()} | {"title": title}
    files = {f"file_{item}": (*upload, "application/pdf")} if upload and not has_file else None
    page = team.browser.send(form, **words, hand_in="1", files=files or {"": ("", b"")})
    if not page.path.endswith("/hand-in/"):
        raise Odd(f"not saved: {page.path} {page.words()[:300]}")


def _submit(team: Person, pitch: str, version: int, again: bool) -> Receipt:
    if again:
        page = team.get(f"/work/pitches/{pitch}/receipt/", expected=(200, 404))
        if page.status == 200 and _receipt(page).version == version:
            return _receipt(page)
    page = team.get(f"/work/pitches/{pitch}/hand-in/")
    page = team.browser.send(page.form("edits_seen", "version"), **DECLARED)
    found = _receipt(page)
    if found.version != version:
        raise Odd(f"version {found.version} of {found.number} instead of {version}")
    return found


def _receipt(page: Page) -> Receipt:
    found = re.search(r"\?number=(P-\d{4}-\d+)-(\d+)&amp;digest=([0-9a-f]{64})", page.text)
    if not found:
        raise Odd(f"no receipt on {page.path}: {page.words()[:300]}")
    return Receipt("", found[1], int(found[2]), found[3], "", [])


def _pdf(name: str) -> tuple[str, bytes]:
    """Return (name, bytes) of a PDF that nobody else has."""
    import pikepdf

    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = name
    out = BytesIO()
    document.save(out)
    return f"{name}.pdf", out.getvalue()
