"""What is shown of the two sides of a match."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from colab.core.lifecycle import screens
from colab.core.organisations.presentation import area_labels, price_words


@dataclass(frozen=True)
class Shown:
    """A row as a card: title, address, who offers or asks, further lines, a deadline."""

    title: str
    url: str
    who: str = ""
    lines: list[str] = field(default_factory=list)
    deadline: Any = None


def of_solution(solution) -> Shown:
    """A solution: stage, areas, price."""
    public = screens.get_screen("solution").public_url(solution)
    lines = [solution.get_stage_display(), *area_labels(solution), price_words(solution)]
    url = public or reverse("work:subject", args=["solution", solution.key])
    return Shown(solution.label, url, solution.organisation.label, [line for line in lines if line])


def of_challenge(challenge) -> Shown:
    """A challenge: who asks, and until when."""
    deadline = challenge.call.closes_at if challenge.state == "open" and challenge.call else None
    url = reverse("challenges:detail", args=[challenge.slug])
    return Shown(challenge.label, url, challenge.unit.body.label, [], deadline)
