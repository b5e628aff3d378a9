"""照会: question and answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Unit
from colab.core.ui import forms as ui_forms


class AskForm(ui_forms.Form):
    """Who asks what."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Your section"), empty_label=None)
    question = forms.CharField(label=_("Question"), widget=forms.Textarea(attrs={"rows": 5}), max_length=2000)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        own = Unit.objects.filter(pk__in=actor.grants.units("section", "head"))
        self.fields["unit"].queryset = own.select_related("body").order_by("name", "pk")


class AnswerForm(ui_forms.Form):
    """The answer, and who may read it."""

    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 6}), max_length=4000)
    shared = forms.BooleanField(label=_("Other bodies may read question and answer"), required=False)
