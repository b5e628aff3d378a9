"""From one matrix a part to one score: standardise, add, and take back what a profile shares with everything."""

from dataclasses import dataclass

import numpy as np

PRIOR = 20
"""So many profiles the usual mean and deviation weigh: with few at hand they decide, with many they vanish."""
HUB_SHARE, HUB_SIZE = 0.5, 5


@dataclass(frozen=True)
class Level:
    """Mean and deviation of each challenge's similarities to all profiles, as columns."""

    mean: np.ndarray
    spread: np.ndarray

    @classmethod
    def of(cls, matrix: np.ndarray, usual: tuple[float, float]) -> "Level":
        """Measure the rows; both figures are drawn towards the usual ones while profiles are few."""
        weight = matrix.shape[1] / (matrix.shape[1] + PRIOR)
        mean = weight * matrix.mean(axis=1, keepdims=True) + (1 - weight) * usual[0]
        spread = weight * matrix.std(axis=1, keepdims=True) + (1 - weight) * usual[1]
        return cls(mean, np.maximum(spread, 1e-6))

    def standardise(self, matrix: np.ndarray) -> np.ndarray:
        """Return similarities of the same challenges in deviations from the mean."""
        return (matrix - self.mean) / self.spread


def hubs(fused: np.ndarray) -> np.ndarray:
    """Return how near each profile comes to the challenges it fits best: a profile that fits everything tells nothing.

    Half of the cross-domain similarity local scaling of Conneau et al. (2018); the other half moves whole rows.
    """
    nearest = min(HUB_SIZE, max(1, fused.shape[0] // 6))
    return np.sort(fused, axis=0)[-nearest:].mean(axis=0)


def corrected(fused: np.ndarray, near: np.ndarray, copied: np.ndarray | float = 0.0) -> np.ndarray:
    """Return the scores less the profiles' share of being near to everything, and less what copied wording brought."""
    return fused - HUB_SHARE * near - copied
