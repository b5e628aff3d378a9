"""Pitches, made through their actions: each function brings a pitch one step further and returns it."""

from datetime import timedelta
from io import BytesIO
from itertools import count
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from challenges.challenges.enums import Route
from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.access import Actor
from colab.core.files.actions.scan import scan
from colab.core.lifecycle import apply, apply_many, tick
from colab.core.organisations.models import Organisation, User
from pitches.submissions.actions.attach import attach
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.actions.start import start
from pitches.submissions.models import Pitch

from .challenges import officer, open_challenge
from .people import as_actor, make_civic_group, make_company, owner_of

_numbers = count(1)
DECLARED = {"declares_167_4": True, "declares_antisocial": True, "declares_true": True}
WORDS = {
    "summary": "点検写真から異常を見つけ、現場の確認作業を40分から12分に減らします。",
    "understanding": "3つの施設で毎週、職員2人が目視で確認しています。見落としと夜間の呼び出しが負担です。",
    "solution": "固定カメラの画像を施設内の端末で解析し、異常の候補だけを担当者に知らせます。",
    "novelty": "画像を外に出さず、施設内の安価な端末だけで動く点が既存の製品と異なります。",
    "product_stage": "prototype",
    "pilot_plan": "1施設で3か月。機器の設置1週間、並行運用4週間、単独運用6週間、まとめ2週間。",
    "kpi": "1回の確認時間：現状40分を15分以下に。見落とし：月2件を0件に。日誌で測ります。",
    "cooperation_needed": "設置場所、電源、担当職員週1時間の聞き取り。",
    "estimate_pilot_yen": 2_400_000,
    "other_funding": "なし",
}


def pdf_upload(name: str = "提案資料.pdf", pages: int = 2) -> SimpleUploadedFile:
    """Return a small valid PDF as an upload."""
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page()
    out = BytesIO()
    document.save(out)
    return SimpleUploadedFile(name, out.getvalue(), content_type="application/pdf")


def team_of(pitch: Pitch) -> Actor:
    """Return the owner of the pitch's organisation as an actor."""
    return as_actor(owner_of(pitch.organisation))


def reviewer_of(pitch: Pitch, role: str = "office") -> Actor:
    """Return an officer who reviews the pitch: of the programme's office, or with role "section" of the section."""
    challenge = pitch.challenge
    person = officer("office", programme=challenge.programme) if role == "office" else officer(role, challenge.unit)
    return as_actor(person)


def started_pitch(
    *, challenge: Challenge | None = None, organisation: Organisation | None = None, user: User | None = None
) -> Pitch:
    """Return an empty draft of an organisation for an open challenge."""
    challenge = challenge or open_challenge()
    make = make_civic_group if challenge.route == Route.CIVIC else make_company
    organisation = organisation or make(owner=user)
    return start(challenge, organisation, actor=as_actor(user or owner_of(organisation)))


def draft_pitch(
    *, title: str = "", attached: bool = True, scanned: bool = True, words: dict | None = None, **facts: Any
):
    """Return a draft that could be handed in: words typed, slides attached (and, if ``scanned``, found clean)."""
    pitch = started_pitch(**facts)
    actor = team_of(pitch)
    typed = WORDS | {"title": title or f"画像で点検を助ける（{next(_numbers)}）"} | (words or {})
    save_words(pitch, typed, seen=None, actor=actor)
    if attached:
        stored = attach(pitch, pdf_upload(), item="deck", actor=actor).file
        if scanned:
            scan(stored.key)
    pitch.refresh_from_db()
    return pitch


def submitted_pitch(**facts: Any) -> Pitch:
    """Return a pitch handed in before the deadline (its challenge must be open now)."""
    pitch = draft_pitch(**facts)
    return apply("submit", pitch, actor=team_of(pitch), **DECLARED)


def accepted_pitch(**facts: Any) -> Pitch:
    """Return a pitch whose formal check has passed."""
    pitch = submitted_pitch(**facts)
    return apply("accept", pitch, actor=reviewer_of(pitch))


def close_call(challenge: Challenge) -> None:
    """Let the clock close the challenge's call, just after its deadline."""
    challenge.refresh_from_db()
    if clock.now() < challenge.call.closes_at:
        with clock.frozen(challenge.call.closes_at + timedelta(seconds=1)):
            tick()
    else:
        tick()
    challenge.refresh_from_db()


def screen(
    pitches: list[Pitch], *, passed: list[Pitch] | None = None, reason: str = "現場での効果が見込めます。"
) -> list[Pitch]:
    """Decide and publish the screening of accepted pitches of one challenge; all pass unless ``passed`` says who.

    The challenge is closed first when its deadline lies ahead: the clock is then set just after it for the screening.
    """
    passed = pitches if passed is None else passed
    challenge = pitches[0].challenge
    close_call(challenge)
    moment = max(clock.now(), challenge.call.closes_at + timedelta(hours=1))
    with clock.frozen(moment):
        for pitch in pitches:
            verb = "shortlist" if pitch in passed else "not_shortlist"
            words = reason if pitch in passed else "今回の現場の条件に合いませんでした。"
            apply(verb, pitch, actor=reviewer_of(pitch, "section"), reason=words)
        return apply_many("publish_screening", pitches, actor=reviewer_of(pitches[0]))


def shortlisted_pitch(**facts: Any) -> Pitch:
    """Return a finalist (its challenge is closed by that)."""
    return screen([accepted_pitch(**facts)])[0]


def presented_pitch(**facts: Any) -> Pitch:
    """Return a pitch that was presented at the event."""
    pitch = shortlisted_pitch(**facts)
    return apply("present", pitch, actor=reviewer_of(pitch))


def give_result(pitch: Pitch, verb: str = "adopt", *, reason: str = "", feedback: str = "") -> Pitch:
    """Set a result as the publication of a decision would ("adopt", "reserve", "not_adopt")."""
    return apply(
        verb,
        pitch,
        actor=reviewer_of(pitch),
        decision="builder",
        reason=reason or "課題の理解と実証計画の具体性が優れていました。",
        feedback=feedback,
    )


def adopted_pitch(**facts: Any) -> Pitch:
    """Return an adopted pitch whose challenge is adopted as well."""
    pitch = give_result(presented_pitch(**facts))
    challenge = pitch.challenge
    challenge.refresh_from_db()
    if challenge.state == "closed":
        pitch.challenge = apply("adopt", challenge, actor=reviewer_of(pitch, "section"))
    return pitch


def matched_pitch(**facts: Any) -> Pitch:
    """Return a civic-tech pitch that was matched; the challenge goes the civic way."""
    facts["challenge"] = facts.get("challenge") or open_challenge(route=Route.CIVIC)
    pitch = accepted_pitch(**facts)
    return apply("match", pitch, actor=reviewer_of(pitch, "section"))
