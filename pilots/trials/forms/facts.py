"""The base of forms that fill columns of a pilot."""

from colab.core.ui import forms as ui_forms


class FactsForm(ui_forms.ModelForm):
    """A form over a subject's columns whose cleaned data are the facts of a verb."""

    def __init__(self, data=None, files=None, *, subject, actor=None, **kwargs):
        super().__init__(data, files, instance=subject, **kwargs)

    def facts(self) -> dict:
        """The cleaned data."""
        return dict(self.cleaned_data)

    def require(self, *names: str) -> None:
        """Make columns required that may be empty in a draft."""
        for name in names:
            self.fields[name].required = True
