"""Why a verb was refused. One base class; nothing was changed when it is raised."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .guards import Guard


class Refused(Exception):
    """A refused verb: ``code`` for machines; ``message``, ``article`` and ``next_step`` for people."""

    code = "refused"

    def __init__(self, message: Any = "", *, guard: Guard | None = None, code: str = "", next_step: Any = ""):
        self.guard = guard
        self.code = code or self.code
        self._message = message or (guard.refused if guard else _("This is not possible now."))
        self._next_step = next_step or (guard.next_step if guard else "")
        super().__init__(self.code)

    @property
    def guard_id(self) -> str:
        """The id of the guard that refused, or an empty text."""
        return self.guard.id if self.guard else ""

    @property
    def message(self) -> str:
        """The rule, in the language of the reader."""
        if self.guard and not self._message:
            return str(_("This condition is not met: %(condition)s") % {"condition": self.guard.text})
        return str(self._message)

    @property
    def next_step(self) -> str:
        """What to do now, in the language of the reader."""
        return str(self._next_step)

    @property
    def article(self) -> str:
        """The article of law, where the rule comes from statute."""
        return str(self.guard.article) if self.guard and self.guard.article else ""

    @property
    def words(self) -> str:
        """Rule, article and next step as one text, in the language of the reader: where there is room for one only."""
        article = f"({self.article})" if self.article else ""
        return " ".join(part for part in (self.message, article, self.next_step) if part)

    def in_language(self, language: str) -> str:
        """Return the same in ``language``."""
        with translation.override(language):
            return self.words

    def __str__(self):
        return f"{self.code}: {self.in_language('en')}"


class NotAllowed(Refused):
    """The person may not do this verb here."""

    code = "not_allowed"

    def __init__(self, message: Any = ""):
        super().__init__(message or _("You do not have the right to do this."))


class WrongState(Refused):
    """The verb does not start from the present state."""

    code = "wrong_state"

    def __init__(self, label: Any, state_label: Any):
        message = _("“%(verb)s” is not possible while the state is “%(state)s”.")
        super().__init__(_Filled(message, {"verb": label, "state": state_label}))


class Stale(Refused):
    """Somebody else changed the subject since the page was opened."""

    code = "stale"

    def __init__(self):
        super().__init__(
            _("Someone else has changed this since you opened the page."),
            next_step=_("What you typed is still below. Check the present state, then send it again."),
        )


class GuardFailed(Refused):
    """A guard did not hold."""

    code = "guard"

    def __init__(self, guard: Guard):
        super().__init__(guard=guard, code=f"guard:{guard.id}")


class Warned(Refused):
    """A body's practice stands against it: goes on with authority and reason."""

    code = "practice"

    def __init__(self, guards: list[Guard]):
        self.guards = guards
        super().__init__(guard=guards[0], code=f"practice:{guards[0].id}")


class _Filled:
    """A lazy text with lazy parts, put together in the language of the reader."""

    def __init__(self, text: Any, parts: dict[str, Any]):
        self.text, self.parts = text, parts

    def __str__(self):
        return str(self.text) % {name: str(part) for name, part in self.parts.items()}
