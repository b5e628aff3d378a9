"""The rights as a table in the docs, made from the rules' own docstrings."""

from collections import defaultdict

from .rules import _private, _rules


def words_of(model: type, verb: str) -> str:
    """Return in words who may do ``verb`` on ``model``, "" where no rule stands."""
    found = _rules.get((model, verb))
    return " ".join((found.__doc__ or "").split()) if found else ""


def rights_table() -> str:
    """Return docs/rights.md: one table per model, its verbs gathered by the rule that decides them."""
    models = defaultdict(lambda: defaultdict(list))
    for (model, verb), found in _rules.items():
        if not model.__module__.startswith("tests"):
            models[model][found].append(verb)
    parts = [
        "# Who may see and do what\n",
        "Printed by `manage.py rights_table > docs/rights.md` from the rules themselves; a test keeps it equal.",
        "The rule of `view` also says what is public, and in which state. Auditors see every row unless the model",
        "is marked as private. Who may not see a row is told that there is none (404).",
    ]
    for model in sorted(models, key=lambda m: m._meta.label_lower):
        mark = " (private: not for auditors)" if model in _private else ""
        parts.append(f"\n## {model._meta.label}{mark}\n\n| Verbs | Who |\n| --- | --- |")
        rows = sorted((sorted(verbs), rule) for rule, verbs in _by_words(models[model]).items())
        # What everybody asks first stands first.
        rows.sort(key=lambda row: "view" not in row[0])
        parts += [f"| {', '.join(f'`{verb}`' for verb in verbs)} | {words} |" for verbs, words in rows]
    return "\n".join(parts) + "\n"


def _by_words(rules: dict) -> dict[str, list[str]]:
    gathered = defaultdict(list)
    for function, verbs in rules.items():
        gathered[" ".join((function.__doc__ or "").split()).replace("|", "/")] += verbs
    return gathered
