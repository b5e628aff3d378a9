"""What a room registers so that its subjects have a workspace page and its verbs a form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms


def _nothing(request: Any, subject: Any) -> dict:
    return {}


@dataclass(frozen=True)
class Screen:
    """The workspace page of one machine's subjects."""

    machine: str
    template: str = "lifecycle/subject.html"
    context: Callable[[Any, Any], dict] = _nothing
    title: Callable[[Any], str] = str
    queryset: Callable[[], Any] | None = None
    """The rows with what the page needs joined; the machine's model by default."""
    list_url_name: str = ""
    list_label: Any = ""
    public_url: Callable[[Any], str] | None = None
    reads_people: str = ""
    """The kind of personal data the page shows to officers (``colab.core.readings``): each reading is kept."""


class ConfirmForm(ui_forms.Form):
    """A verb without facts: only the button."""

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)

    def facts(self) -> dict:
        """No facts."""
        return {}


class ReasonForm(ConfirmForm):
    """A verb that needs a reason and nothing else."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def facts(self) -> dict:
        """The reason."""
        return {"reason": self.cleaned_data["reason"]}


class RecordForm(ui_forms.Form):
    """Evidence of a fact done elsewhere; law puts its own form here."""


_screens: dict[str, Screen] = {}
_forms: dict[tuple[str, str], type[forms.BaseForm]] = {}
entry_labels: dict[str, Any] = {}
"""Words for entries of a chain that no transition wrote."""
_goals: dict[tuple[str, str], Callable[[Any], str]] = {}
recorder: dict[str, Any] = {}
"""Set from above by law: "form" (class) and "record" (function) for facts done elsewhere."""


def register(screen: Screen) -> None:
    """Register the workspace page of a machine."""
    _screens[screen.machine] = screen


def verb_form(machine: str, verb: str, form: type[forms.BaseForm]) -> None:
    """Register the form that asks for a verb's facts.

    The form takes ``subject`` and ``actor`` as keywords and has ``facts() -> dict``; without ``facts`` its cleaned
    data are taken.
    """
    _forms[machine, verb] = form


def entry_label(verb: str, label: Any) -> None:
    """Register the words for entries that an action wrote into a chain without a transition."""
    entry_labels[verb] = label


def go_to(machine: str, verb: str, url: Callable[[Any], str]) -> None:
    """After ``verb`` go to ``url(subject)`` instead of the subject's page; also where a verb has a page of its own."""
    _goals[machine, verb] = url


def get_screen(machine: str) -> Screen:
    """Return the machine's page, the plain one if none was registered."""
    return _screens.get(machine) or Screen(machine)


def get_form(machine: str, verb: str) -> type[forms.BaseForm]:
    """Return the verb's form, the bare confirmation if none was registered."""
    return _forms.get((machine, verb), ConfirmForm)


def goal(machine: str, verb: str, subject: Any) -> str | None:
    """Return where to go after the verb, or None for the subject's page."""
    found = _goals.get((machine, verb))
    return found(subject) if found else None


def facts_of(form: Any) -> dict:
    """Return the facts a valid form holds."""
    return form.facts() if hasattr(form, "facts") else dict(form.cleaned_data)
