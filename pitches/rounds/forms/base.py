"""Forms of verbs know their subject and actor."""

from colab.core.ui import forms as ui_forms


class VerbForm(ui_forms.Form):
    """A form for the facts of a round's verb."""

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject, self.actor = subject, actor
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and initial values; subclasses do."""

    def facts(self) -> dict:
        """Return what was typed."""
        return dict(self.cleaned_data)
