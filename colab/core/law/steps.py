"""Legal steps: guards with a citation. Statute refuses, practice warns (decision 10)."""

from typing import Any

from colab.core.lifecycle import Level, guard

from .articles import article as find_article


def statute(id: str, article: str, text: Any, *, next_step: Any, asks_facts: bool = False, found: Any = None):
    """Turn the decorated check into a guard from statute: it refuses and names the article.

    ``article`` is the id of an article of ``law.articles``; ``next_step`` says what to do now; ``found(move)`` gives
    in words what the check goes by.
    """
    cited = find_article(article)
    return guard(id, text, next_step=next_step, level=Level.STATUTE, article=cited, asks_facts=asks_facts, found=found)


def practice(id: str, text: Any, *, next_step: Any, source: Any = "", asks_facts: bool = False, found: Any = None):
    """Turn the decorated check into a guard from a body's practice: it warns, and goes on with authority and reason.

    ``source`` names the body's rule, or is empty where the setting is an unverified example.
    """
    return guard(
        id, text, next_step=next_step, level=Level.PRACTICE, article=source, asks_facts=asks_facts, found=found
    )
