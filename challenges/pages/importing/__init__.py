"""Challenges out of workbooks as bureaus keep them: one row a challenge, Japanese headings.

``plan(...)`` reads and checks without writing; ``carry_out(plan)`` writes all rows or none.
"""

from .carrying import carry_out
from .planning import Plan, Problem, plan
from .reading import Unreadable

__all__ = ["Plan", "Problem", "Unreadable", "carry_out", "plan"]
