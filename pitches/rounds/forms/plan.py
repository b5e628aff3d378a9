"""Planning a round, anew or as a copy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge
from colab.core.ui import forms as ui_forms

WAITING = ("scheduled", "open", "closed", "screening", "pitch_event")


def challenges_for(actor):
    """Return the challenges of the person's programmes that have no round yet and still wait for a result."""
    programmes = actor.grants.programmes("office", "office_admin")
    rows = Challenge.objects.filter(programme__in=programmes, round=None, state__in=WAITING)
    return rows.select_related("call").order_by("-pk")


class ChallengeChoice(forms.ModelChoiceField):
    """A challenge with its code."""

    def label_from_instance(self, obj):
        return f"{obj.code or ''} {obj.label}"


class PlanForm(ui_forms.Form):
    """The challenge a round is planned for."""

    challenge = ChallengeChoice(label=_("Challenge"), queryset=Challenge.objects.none())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = challenges_for(actor)


class CopyForm(PlanForm):
    """What is taken over from another round."""

    with_panel = forms.BooleanField(label=_("Invite the same judges again (mails are sent at once)"), required=False)
