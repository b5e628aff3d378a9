"""Facts done elsewhere: the evidence form on every legal verb's page, and how it is recorded."""

from typing import Any

from colab.core.lifecycle import screens

from .actions.record import may_record, record
from .forms.record import EvidenceForm

NOT_FACTS = ("csrfmiddlewaretoken", "version", "mode", "override")


def keep(*, subject: Any, verb: str, actor: Any, form: Any, evidence: dict) -> None:
    """Record the verb's form as typed, with its evidence."""
    typed = [name for name in form.data if name not in NOT_FACTS and not name.startswith("record-")]
    data = {name: _typed(form.data.getlist(name)) for name in typed}
    record(subject=subject, verb=verb, actor=actor, data=data, **evidence)


def _typed(values: list[str]) -> Any:
    return values[0] if len(values) == 1 else values


screens.recorder.update(form=EvidenceForm, record=keep, may=may_record)
