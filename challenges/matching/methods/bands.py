"""Strong, possible, weak: words instead of a percentage nobody could explain."""

STRONG, POSSIBLE, WEAK = "strong", "possible", "weak"
STRONG_FROM, POSSIBLE_FROM = 1.3, 0.8


def band(score: float) -> str:
    """Return the band of a score."""
    return STRONG if score >= STRONG_FROM else POSSIBLE if score >= POSSIBLE_FROM else WEAK
