"""Saved searches: a question is kept, and what becomes public and answers it is told, with or without an account."""
