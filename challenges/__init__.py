"""Calls and challenges, their pages, questions and briefings."""
