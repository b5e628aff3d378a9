"""The workspace page of a sponsor and the forms of its verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import screens
from colab.core.payments import blocks

from .models import Sponsor

screens.register(
    screens.Screen(
        machine="sponsor",
        reads_people="sponsor",
        template="sponsorship/work_detail.html",
        context=lambda request, sponsor: {"fees": blocks.block(request.actor, sponsor, payer=False)},
        title=lambda sponsor: sponsor.label,
        queryset=lambda: Sponsor.objects.select_related("level", "programme"),
        list_url_name="sponsorship:list",
        list_label=_("Sponsors"),
    )
)
for verb in ("refuse", "withdraw", "end"):
    screens.verb_form("sponsor", verb, screens.ReasonForm)
