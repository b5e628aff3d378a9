"""Workspace pages of organisations and solutions."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import screens
from colab.core.organisations import gbizinfo
from colab.core.organisations.enums import SolutionState
from colab.core.organisations.forms.organisation import ProfileForm
from colab.core.organisations.forms.solution import SolutionForm
from colab.core.organisations.models import Organisation, Solution
from colab.core.organisations.presentation import organisation_facts, solution_facts


def _organisation(request, organisation) -> dict:
    own = organisation.pk in request.actor.grants.organisations
    go_on = request.session.get("go_on_after_registering", "") if own else ""
    may_fill = own and gbizinfo.is_on() and bool(organisation.corporate_number)
    return {"facts": organisation_facts(organisation), "own": own, "go_on": go_on, "may_fill": may_fill}


screens.register(
    screens.Screen(
        machine="organisation",
        reads_people="organisation",
        template="organisations/work_detail.html",
        context=_organisation,
        title=lambda organisation: organisation.label,
        queryset=lambda: Organisation.objects.all(),
        list_url_name="organisations:team",
        list_label=_("My organisations"),
    )
)
screens.register(
    screens.Screen(
        machine="solution",
        template="organisations/solution_work.html",
        context=lambda request, solution: {"facts": solution_facts(solution)},
        title=lambda solution: solution.label,
        queryset=lambda: Solution.objects.select_related("organisation"),
        list_url_name="organisations:solution_work_list",
        list_label=_("Solutions"),
        public_url=lambda solution: (
            reverse("organisations:solution_detail", args=[solution.key])
            if solution.state == SolutionState.LISTED
            else ""
        ),
    )
)
screens.verb_form("organisation", "save", ProfileForm)
screens.verb_form("organisation", "suspend", screens.ReasonForm)
screens.verb_form("solution", "save", SolutionForm)
screens.verb_form("solution", "return", screens.ReasonForm)
