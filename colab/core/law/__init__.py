"""Legal steps with their articles, bodies' rules with their validity, and facts done elsewhere.

The names below are loaded at first use: an app's package is imported before models may be.
"""

from importlib import import_module

_HOMES = {
    "articles": ("Article", "article", "articles"),
    "steps": ("practice", "statute"),
    "tables": ("Grid", "Row"),
    "rules": ("RuleKey", "rule", "rule_key", "rule_keys"),
    "actions.record": ("record",),
    "actions.confirm": ("confirm", "refuse"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str):
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
