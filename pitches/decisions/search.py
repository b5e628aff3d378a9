"""What a published result adds to a challenge in the search: who was adopted, and why."""

from challenges.challenges.models import Challenge
from colab.core import search
from pitches.rounds.models import Round

from .public import result_of


def result(challenge: Challenge) -> tuple[str, str]:
    """Return the words of the published result in Japanese and English; who stays a letter adds nothing."""
    found = result_of(challenge)
    if not found:
        return "", ""
    decision, pitches = found["decision"], [line["pitch"] for line in found["winners"]]
    japanese = [decision.reason, *(f"{pitch.organisation.name} {pitch.title}" for pitch in pitches)]
    english = [decision.reason_en, *(f"{pitch.organisation.name_en} {pitch.title_en}" for pitch in pitches)]
    return "\n".join(japanese), "\n".join(english)


search.also(Challenge, result)
search.follow(Round, lambda round_: [round_.challenge])
