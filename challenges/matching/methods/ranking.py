"""Ranked lists, in both directions, from one matrix of scores."""

from dataclasses import dataclass

import numpy as np

from .bands import band
from .chain import Method
from .collection import Collection
from .index import Index


@dataclass(frozen=True)
class Match:
    """One line of a list: positions in the two collections, place from 1 on, score, band."""

    challenge: int
    profile: int
    rank: int
    score: float
    band: str


def scores(method: Method, challenges: Collection, profiles: Collection) -> np.ndarray:
    """Return the matrix of scores: a row a challenge, a column a profile. Higher is better; 0 is nothing special."""
    return Index(method, profiles, challenges).profiles_for(challenges)


def best_profiles(matrix: np.ndarray, k: int) -> list[list[Match]]:
    """Return the k best profiles of each challenge; equal scores keep the order they were given in."""
    found = []
    for row, values in enumerate(matrix):
        order = np.argsort(-values, kind="stable")[:k]
        found.append([_match(row, int(column), place, values[column]) for place, column in enumerate(order, start=1)])
    return found


def best_challenges(matrix: np.ndarray, k: int) -> list[list[Match]]:
    """Return the k best challenges of each profile."""
    found = []
    for column, values in enumerate(matrix.T):
        order = np.argsort(-values, kind="stable")[:k]
        found.append([_match(int(row), column, place, values[row]) for place, row in enumerate(order, start=1)])
    return found


def _match(challenge: int, profile: int, place: int, value: float) -> Match:
    score = round(float(value), 4)
    return Match(challenge, profile, place, score, band(score))
