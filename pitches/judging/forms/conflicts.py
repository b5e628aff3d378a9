"""One question for each applicant."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from pitches.judging.enums import Conflict


class ConflictForm(ui_forms.Form):
    """For each organisation: no conflict or conflict, and a note where there is one."""

    def __init__(self, *args, organisations, hints, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = organisations
        for organisation in organisations:
            before = said.get(organisation.pk)
            hint = "／".join(str(one.label) for one in hints.get(organisation.pk, []))
            self.fields[f"kind_{organisation.key}"] = forms.ChoiceField(
                label=organisation.label,
                choices=Conflict.choices,
                widget=forms.RadioSelect,
                initial=before.kind if before else None,
                help_text=_("Please check: you %(hint)s.") % {"hint": hint} if hint else "",
            )
            self.fields[f"note_{organisation.key}"] = forms.CharField(
                label=_("Which conflict? (%(name)s)") % {"name": organisation.label},
                max_length=300,
                required=False,
                initial=before.note if before else "",
            )

    def rows(self):
        """Return (question, note) of every applicant."""
        return [(self[f"kind_{one.key}"], self[f"note_{one.key}"]) for one in self.organisations]

    def answers(self) -> tuple[dict[str, str], list[str]]:
        """Return ({organisation key with a conflict: note}, [keys without])."""
        data = self.cleaned_data
        conflicts, none_for = {}, []
        for organisation in self.organisations:
            if data[f"kind_{organisation.key}"] == Conflict.CONFLICT:
                conflicts[organisation.key] = data[f"note_{organisation.key}"]
            else:
                none_for.append(organisation.key)
        return conflicts, none_for
