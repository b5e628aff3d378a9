"""One search port with two engines, and Japanese analysis."""
