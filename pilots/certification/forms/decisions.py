"""Findings and decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.clock import date_words
from colab.core.ui import forms as ui_forms
from pilots.certification import evidence, fees, queries, rules
from pilots.certification.enums import Point

YES_NO = [("yes", _("met")), ("no", _("not met"))]


class VerbForm(ui_forms.Form):
    """A form of a verb that fills no columns directly."""

    def __init__(self, *args, subject, actor=None, **kwargs):
        self.subject, self.actor = subject, actor
        super().__init__(*args, **kwargs)

    def facts(self) -> dict:
        """The cleaned data."""
        return dict(self.cleaned_data)


class ReturnForm(VerbForm):
    """What is to be corrected."""

    ITEMS = [
        ("product", _("Product or service")),
        ("plan", _("Implementation plan (the four items)")),
        ("points", _("The three points")),
        ("declarations", _("Declarations")),
        ("attachments", _("Attachments")),
        ("fee", _("The fee was not paid")),
    ]
    items = forms.MultipleChoiceField(
        label=_("What is to be corrected"), choices=ITEMS, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        if fees.is_settled(subject):
            self.fields["items"].choices = [each for each in self.ITEMS if each[0] != "fee"]


class FindingsForm(VerbForm):
    """The three findings with their reasons. Sent by somebody else, it tells nothing of opinions and findings."""

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        may = self.actor is not None and any(access.can(self.actor, verb, subject) for verb in ("find", "record"))
        found = queries.findings_on(queries.plan_at_issue(subject)) if may else {}
        choices = evidence.choices(subject) if may else []
        for point, label in Point.choices:
            old = found.get(point)
            self.fields[f"met_{point}"] = forms.ChoiceField(
                label=label,
                choices=YES_NO,
                widget=forms.RadioSelect,
                initial=None if old is None else ("yes" if old.met else "no"),
            )
            self.fields[f"reason_{point}"] = forms.CharField(
                label=_("Reason"),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=2000,
                initial=old.reason if old else "",
            )
            self.fields[f"evidence_{point}"] = forms.MultipleChoiceField(
                label=_("What it rests on"),
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=old.evidence if old else [],
            )

    def facts(self) -> dict:
        """Yes and no as truth values."""
        return {name: value == "yes" if name.startswith("met_") else value for name, value in self.cleaned_data.items()}


class DecisionForm(VerbForm):
    """Number and post of a decision; both come from the record where it was taken elsewhere."""

    decision_number = forms.CharField(label=_("Decision number"), max_length=100, required=False)
    deciding_post = forms.CharField(
        label=_("Deciding post"),
        max_length=100,
        required=False,
        help_text=_("The head of the body, or the post to which the body's rules delegate it."),
    )


class CertifyForm(DecisionForm):
    """What the certificate says."""

    issuer = forms.CharField(label=_("Certified by (title and name)"), max_length=100)
    number = forms.CharField(
        label=_("Certificate number"),
        max_length=60,
        required=False,
        help_text=_("Leave empty to take the platform's number."),
    )
    conditions = forms.CharField(
        label=_("Conditions"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        end = rules.valid_until(subject.body, clock.today())
        self.fields["issuer"].help_text = _("By the body's rule a decision of today is valid until %(day)s.") % {
            "day": date_words(end)
        }

    def clean_number(self):
        """A body gives a number once."""
        number = self.cleaned_data["number"].strip()
        taken = type(self.subject).objects.filter(body=self.subject.body, number=number)
        if number and taken.exclude(pk=self.subject.pk).exists():
            raise forms.ValidationError(_("This body has given out this number already."))
        return number


class ReasonedDecisionForm(DecisionForm):
    """A decision against, with its reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class RevokeForm(ReasonedDecisionForm):
    """取消通知: reason, and the day the operator was heard."""

    heard_on = ui_forms.DateField3(label=_("The operator was heard on"), required=False)
