"""Forms of a civic-tech project."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Body
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section
from pilots.civic.models import CivicProject, Feedback


class FactsForm(ui_forms.ModelForm):
    """A form over the project's columns; ``required`` names those that must be filled."""

    required: tuple[str, ...] = ()

    def __init__(self, data=None, files=None, *, subject, actor=None, **kwargs):
        super().__init__(data, files, instance=subject, **kwargs)
        for name in self.required:
            self.fields[name].required = True

    def facts(self) -> dict:
        """The cleaned columns."""
        return dict(self.cleaned_data)


class ProjectForm(FactsForm):
    """Title, sentence, team, addresses."""

    class Meta:
        model = CivicProject
        fields = ["title", "summary", "team", "try_url", "manual_url", "title_en", "summary_en"]

    sections = [
        Section(_("The project"), ["title", "summary", "team", "try_url", "manual_url"]),
        Section(_("In English"), ["title_en", "summary_en"], open=False),
    ]


class TeamForm(FactsForm):
    """Who builds it together."""

    required = ("team",)

    class Meta:
        model = CivicProject
        fields = ["team"]


class PublishForm(FactsForm):
    """Repository and licence."""

    required = ("repository_url", "licence")

    class Meta:
        model = CivicProject
        fields = ["repository_url", "licence", "try_url", "manual_url"]


class RetireForm(FactsForm):
    """Why it is no longer kept up."""

    required = ("retired_reason",)

    class Meta:
        model = CivicProject
        fields = ["retired_reason"]


class PlainForm(ui_forms.Form):
    """A form without columns of its own."""

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject

    def facts(self) -> dict:
        """The cleaned data."""
        return dict(self.cleaned_data)


class AdoptForm(PlainForm):
    """Which body uses it, since when, how."""

    body = forms.ModelChoiceField(label=_("Municipality or body"), queryset=None)
    on = ui_forms.DateField3(label=_("In use since"), initial=clock.today)
    note = forms.CharField(label=_("How it is used"), max_length=200, required=False)
    note_en = forms.CharField(label=_("How it is used, in English"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.filter(is_active=True).order_by("lg_code", "pk")

    def clean_on(self):
        """Not in the future."""
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day lies in the future."))
        return day


class UpdateForm(PlainForm):
    """A release in words."""

    # Not called "version": that is the hidden field by which the page of a verb knows a stale form.
    release = forms.CharField(label=_("Version"), max_length=40)
    on = ui_forms.DateField3(label=_("Day"), initial=clock.today)
    words = forms.CharField(label=_("What is new"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def facts(self) -> dict:
        """The release under its column's name."""
        facts = dict(self.cleaned_data)
        return {"version": facts.pop("release"), **facts}


class FeedbackForm(PlainForm):
    """What a user says."""

    words = forms.CharField(label=_("Feedback"), widget=forms.Textarea(attrs={"rows": 5}), max_length=2000)


class AnswerForm(PlainForm):
    """An answer to one piece of feedback."""

    feedback = forms.ModelChoiceField(label=_("Feedback"), queryset=None, empty_label=None)
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Feedback.objects.filter(project=self.subject, answered_at=None)
        self.fields["feedback"].queryset = rows.order_by("at", "pk")
