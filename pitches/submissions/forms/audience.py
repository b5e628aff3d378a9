"""Which teams a letter of the office reaches."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge
from colab.core.ui import forms as ui_forms


class TeamsForm(ui_forms.Form):
    """Teams of one challenge, or of all of the office's programmes."""

    challenge = forms.ChoiceField(label=_("Challenge"), required=False)
    drafts = forms.BooleanField(label=_("Also teams that have only a draft"), required=False, initial=True)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Challenge.objects.filter(
            programme__in=actor.grants.programmes("office", "office_admin"), published_at__isnull=False
        )
        codes = [(code, f"{code} {title}") for code, title in rows.order_by("-code").values_list("code", "title")]
        self.fields["challenge"].choices = [("", _("All challenges of my programmes")), *codes]
