"""Legal steps with their articles, and the rules of bodies."""
