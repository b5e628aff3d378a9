"""Finding each other: solutions for a challenge, challenges for a solution, with reasons; and the coach."""
