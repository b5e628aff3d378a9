"""The kinds of notices, registered by the rooms as classes."""

from django.apps import apps

from colab.core.notices.enums import Category

_kinds: dict[str, type["Kind"]] = {}


class Kind:
    """One kind of notice. A room subclasses it in its `notices.py` and decorates it with `@notices.register`."""

    code = ""
    """Dotted and stable: "pitch.received"."""
    label = ""
    """What it tells, in a few words (lazy); shown on the preferences page and in the docs."""
    category = Category.DECISION
    template = ""
    """`templates/email/<app label>/<template>.txt`; its first line is `Subject: …`."""
    mutable = True
    """Whether a person may mute its mails (never for decisions that start a period, receipts, security)."""
    daily = False
    """Whether it waits for the daily letter unless the person wants its category at once."""
    audience = ""
    """Who gets it, for the docs."""
    secret = False
    """The body holds a token: it is shown nowhere and wiped once sent."""
    app_label = ""

    @classmethod
    def template_name(cls):
        """Return the path of the mail's template."""
        return f"email/{cls.app_label}/{cls.template}.txt"


def register(cls):
    """Class decorator: make a kind known. ValueError on a second class with the same code."""
    known = _kinds.get(cls.code)
    if not cls.code or (known and known.__qualname__ != cls.__qualname__):
        raise ValueError(f"notice code {cls.code!r} is empty or taken")
    if not cls.app_label:
        config = apps.get_containing_app_config(cls.__module__)
        cls.app_label = config.label if config else ""
    _kinds[cls.code] = cls
    return cls


def kind_of(kind):
    """Return the class for a class or code; LookupError when unknown."""
    code = kind if isinstance(kind, str) else kind.code
    try:
        return _kinds[code]
    except KeyError:
        raise LookupError(f"no notice is registered as {code!r}") from None


def all_kinds():
    """Return all kinds by code."""
    return [_kinds[code] for code in sorted(_kinds)]


def daily_categories():
    """Return the categories in which at least one kind waits for the daily letter, in the order of the enum."""
    waiting = {kind.category for kind in _kinds.values() if kind.daily}
    return [category for category in Category if category in waiting]


def mutable_categories():
    """Return the categories in which at least one kind may be muted, in the order of the enum."""
    muted = {kind.category for kind in _kinds.values() if kind.mutable}
    return [category for category in Category if category in muted]
