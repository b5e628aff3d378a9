"""Whether a body takes payments, and what a programme charges."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.lifecycle import ref
from colab.core.organisations.models import Programme
from colab.core.payments import payables, queries
from colab.core.payments.actions import charge as charging
from colab.core.payments.enums import ONLINE, Method
from colab.core.payments.models import Fee, PaymentPolicy
from colab.core.ui import format
from colab.core.ui import forms as ui_forms


class PolicyForm(ui_forms.ModelForm):
    """The body's switch, its name on receipts and its registration number."""

    methods = forms.MultipleChoiceField(
        label=_("ways to pay online"),
        choices=[(m.value, m.label) for m in Method if m in ONLINE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = PaymentPolicy
        fields = ["enabled", "methods", "slips", "receipt_name", "registration_number", "contact"]


class FeeForm(ui_forms.ModelForm):
    """One fee of a programme. A fee for an act of the body is set by finance, under the ordinance it names."""

    subject = forms.ChoiceField(label=_("Charged for"), required=False)

    class Meta:
        model = Fee
        fields = ["programme", "purpose", "ordinance", "title", "title_en", "amount_yen", "tax_percent", "is_active"]

    def __init__(self, *args, programmes, finance_bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.finance_bodies = set(finance_bodies)
        self.fields["programme"].label, self.fields["programme"].queryset = _("Programme"), programmes
        offered = payables.typed()
        if not self.finance_bodies:
            offered = [(purpose, label) for purpose, label in offered if purpose not in payables.statutory()]
        self.fields["purpose"].choices = [("", "---------"), *offered]
        self._offer_subjects(programmes)
        self._hold_what_was_asked()
        self.order_fields(["programme", "purpose", "subject"])
        self.fields["ordinance"].help_text = _(
            "A fee (手数料) for an act of the body, such as examining an application, is charged only under an "
            "ordinance (%(articles)s). Write the name of the ordinance and its article. "
            "Leave it empty for seats and booths."
        ) % {"articles": "・".join(str(law.article(name)) for name in ("act.227", "act.228-1"))}
        self.fields["tax_percent"].help_text = _(
            "0 where no consumption tax is in it. Fees that a law or an ordinance sets for examining and certifying "
            "are often free of it (消費税法第6条第1項・別表第二第5号): finance decides."
        )

    def clean(self):
        """What needs an ordinance names it, and is set by finance of the programme's body; only one fee is charged."""
        data = super().clean()
        programme, purpose = data.get("programme"), data.get("purpose")
        if purpose in payables.statutory():
            if not data.get("ordinance", "").strip():
                self.add_error("ordinance", _("This fee needs an ordinance: write its name and article."))
            if programme and programme.body_id not in self.finance_bodies:
                self.add_error("purpose", _("This fee is set by finance of the body."))
        if programme and purpose:
            self._check_subject(programme, purpose)
        return data

    @property
    def one(self) -> Any:
        """The one thing the fee is for; None: all of its kind."""
        return self.subjects.get(self.cleaned_data.get("subject", ""))

    def _offer_subjects(self, programmes: Iterable[Programme]) -> None:
        """Everything ahead that may have a fee of its own, and what the fee is for now, which may be over."""
        found = [each for purpose, _label in payables.typed() for each in payables.ahead(purpose, programmes)]
        if kept := queries.subject_of(self.instance):
            found.append(kept)
        self.subjects = {":".join(ref(each)): each for each in found}
        chosen = [(value, _subject_words(each)) for value, each in self.subjects.items()]
        self.fields["subject"].choices = [("", _("all of this kind in the programme")), *chosen]
        self.fields["subject"].help_text = _("A fee for one event takes the place of the fee for all.")
        if kept:
            self.initial["subject"] = ":".join(ref(kept))

    def _hold_what_was_asked(self) -> None:
        """What payments were asked for under this fee stays: its seats and applications find them by it."""
        if self.instance.pk and self.instance.payments.exists():
            for name in ("programme", "purpose", "subject"):
                self.fields[name].disabled = True
            self.fields["purpose"].help_text = _(
                "Payments were asked for under this fee, so what it is for stays. "
                "For something else, let it be charged no more and add another fee."
            )

    def _check_subject(self, programme: Programme, purpose: str) -> None:
        """What is chosen is of the programme and may have such a fee, and nothing is charged twice."""
        asked = Fee(pk=self.instance.pk, programme=programme, purpose=purpose)
        charging.place(asked, self.one)
        if not charging.is_possible(asked, self.one):
            self.add_error("subject", charging.NOT_AHEAD)
        elif self.cleaned_data.get("is_active") and charging.is_doubled(asked):
            self.add_error("purpose", charging.DOUBLED)


def _subject_words(subject: Any) -> str:
    """Name and day: titles alone may be the same every year."""
    return f"{subject.label} ({format.day(subject.starts_at)})" if hasattr(subject, "starts_at") else str(subject)
