"""All profiles ready to be compared: exact search in both directions, on stored vectors or on words."""

import numpy as np

from .chain import Method
from .collection import Collection
from .fusion import Level, corrected, hubs


class Index:
    """Profiles, and as background the challenges known so far: what they have in common with all is taken back."""

    def __init__(self, method: Method, profiles: Collection, background: Collection):
        self.method, self.profiles, self.background = method, profiles, background
        profiles.encode(method.profile_vectors)
        background.encode(method.challenge_vectors)
        self.compare = [part.fit(background, profiles) for part in method.parts]
        self.levels, fused = self._measure(background)
        self.near = hubs(fused) if method.hubs and len(background) else np.zeros(len(profiles), dtype=np.float32)

    def profiles_for(self, challenges: Collection) -> np.ndarray:
        """Return the scores of all profiles, a row a challenge."""
        if not len(challenges) or not len(self.profiles):
            return np.zeros((len(challenges), len(self.profiles)), dtype=np.float32)
        challenges.encode(self.method.challenge_vectors)
        return corrected(self._measure(challenges)[1], self.near, self._copied(challenges, self.profiles))

    def scores_of(self, challenges: Collection, profiles: Collection) -> np.ndarray:
        """Return the scores of profiles that need not be in the index, by what is usual among those that are."""
        if not len(challenges) or not len(profiles):
            return np.zeros((len(challenges), len(profiles)), dtype=np.float32)
        challenges.encode(self.method.challenge_vectors)
        profiles.encode(self.method.profile_vectors)
        levels, _fused = self._measure(challenges)
        fused = self._fuse([compare(challenges, profiles) for compare in self.compare], levels)
        near = np.zeros(len(profiles), dtype=np.float32)
        if self.method.hubs and len(self.background):
            near = hubs(self._fuse([compare(self.background, profiles) for compare in self.compare], self.levels))
        return corrected(fused, near, self._copied(challenges, profiles))

    def challenges_for(self, profile: Collection) -> np.ndarray:
        """Return the scores of the background's challenges for profiles, which need not be in the index."""
        if not len(profile) or not len(self.background):
            return np.zeros((len(self.background), len(profile)), dtype=np.float32)
        profile.encode(self.method.profile_vectors)
        fused = self._fuse([compare(self.background, profile) for compare in self.compare], self.levels)
        near = hubs(fused) if self.method.hubs else np.zeros(len(profile), dtype=np.float32)
        return corrected(fused, near, self._copied(self.background, profile))

    def _copied(self, challenges: Collection, profiles: Collection) -> np.ndarray | float:
        weight = self.method.copied
        return weight * profiles.wordings.shares(challenges.wordings) if weight else 0.0

    def _measure(self, challenges: Collection) -> tuple[list[Level], np.ndarray]:
        if not len(challenges) or not len(self.profiles):
            usual = [Level(np.float32(part.usual[0]), np.float32(part.usual[1])) for part in self.method.parts]
            return usual, np.zeros((len(challenges), len(self.profiles)), dtype=np.float32)
        matrices = [compare(challenges, self.profiles) for compare in self.compare]
        levels = [Level.of(matrix, part.usual) for matrix, part in zip(matrices, self.method.parts, strict=True)]
        return levels, self._fuse(matrices, levels)

    def _fuse(self, matrices: list[np.ndarray], levels: list[Level]) -> np.ndarray:
        parts = zip(self.method.parts, matrices, levels, strict=True)
        total = sum(part.weight * level.standardise(matrix) for part, matrix, level in parts)
        return total / sum(part.weight for part in self.method.parts)
