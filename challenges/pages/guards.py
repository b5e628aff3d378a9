"""What the pages add to the challenge's verbs: the words must be there, and are published by them alone."""

from functools import partial

from challenges.challenges import completeness
from challenges.challenges.models import Challenge
from challenges.pages import words
from challenges.pages.fields import WORDS
from colab.core.lifecycle import Move, consequence


def _has(name: str, challenge: Challenge) -> bool:
    if not hasattr(challenge, "_missing_words"):
        challenge._missing_words = words.missing(challenge)
    return name not in challenge._missing_words


for _words in WORDS:
    if _words.required:
        completeness.NEEDS.append(completeness.Need(f"{_words.name}_ja", _words.label, partial(_has, _words.name)))


@consequence("challenge", "save")
def keep_words(move: Move) -> None:
    """Words handed in with the row become a draft of the pages."""
    words.write(move.subject, move.facts.get("words") or {}, move.actor.user)


@consequence("challenge", "open")
def publish_words(move: Move) -> None:
    """The pages go live in the transaction that opens the challenge."""
    words.publish(move.subject, move.actor.user)


@consequence("challenge", "correct")
def correct_words(move: Move) -> None:
    """Corrected texts replace the published ones at once; the correction keeps the old."""
    corrected: dict[str, dict[str, str]] = {"ja": {}, "en": {}}
    for change in move.facts.get("words") or []:
        corrected[change["language"]][change["field"]] = change["new"]
    titles = {"title", "title_en"} & set(move.facts.get("changes") or {})
    for language, texts in corrected.items():
        if texts or (titles and words.page_of(move.subject, language)):
            words.write(move.subject, {language: texts or _same(move.subject, language)}, move.actor.user, publish=True)


def _same(challenge: Challenge, language: str) -> dict[str, str]:
    return {"problem": words.read(challenge).__dict__[language]["problem"]}
