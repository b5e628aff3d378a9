"""What core itself declares: the facets all rooms share, and the documents of apps that lie below search."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import lifecycle
from colab.core.lifecycle import screens
from colab.core.organisations.enums import Area, OrganisationKind, OrganisationState, SolutionState, Stage
from colab.core.organisations.models import Body, Organisation, Solution
from colab.core.search.registry import PUBLIC, Doc, Document, document, facet, follow, register
from colab.core.ui.navigation import safe_reverse


def body_labels(values):
    """Return the names of public bodies by their ids, in the active language."""
    ids = [int(value) for value in values if value.isdigit()]
    return {str(body.pk): body.label for body in Body.objects.filter(pk__in=ids).order_by("pk")}


def fiscal_year_labels(values):
    """Return fiscal years in words."""
    from colab.core.ui.format import fiscal_year

    return {value: fiscal_year(int(value)) for value in values if value.isdigit()}


def state_labels(values, kind):
    """Return the words for the states of the machine that the kind's rows live by."""
    declared = document(kind)
    machine = getattr(declared.model, "MACHINE", "") if declared else ""
    return {str(value): label for value, label in lifecycle.get_machine(machine).states.choices} if machine else {}


def address(subject, list_name):
    """Return the subject's public address as its screen tells it, else that of the list, else its workspace page."""
    public = screens.get_screen(subject.MACHINE).public_url
    found = public(subject) if public else safe_reverse(list_name)
    return found or safe_reverse("work:subject", subject.MACHINE, subject.key)


def solution_doc(solution):
    """Listed solutions are public; others are found by their team, and by the office once they were handed in."""
    mine = [f"org:{solution.organisation_id}"]
    listed, draft = solution.state == SolutionState.LISTED, solution.state == SolutionState.DRAFT
    return Doc(
        title=solution.name or solution.label,
        title_en=solution.name_en,
        body=f"{solution.summary} {solution.description} {solution.track_record}",
        body_en=f"{solution.summary_en} {solution.description_en}",
        keywords=f"{solution.organisation.name} {solution.organisation.name_en} {solution.organisation.name_kana} "
        f"{solution.code or ''}",
        facets={"area": solution.areas, "stage": solution.stage, "state": solution.state},
        url=address(solution, "organisations:solution_list"),
        date=solution.state_since,
        visibility=[PUBLIC] if listed else mine if draft else [*mine, "office"],
    )


def organisation_doc(organisation):
    """Registered organisations are found by people with a post, each by its own members and by the office."""
    registered = organisation.state == OrganisationState.REGISTERED
    return Doc(
        title=organisation.name,
        title_en=organisation.name_en,
        body=f"{organisation.profile} {organisation.activity_history}",
        body_en=organisation.profile_en,
        keywords=f"{organisation.name_kana} {organisation.trade_name} {organisation.corporate_number or ''}",
        facets={"organisation_kind": organisation.kind},
        url=safe_reverse("work:subject", organisation.MACHINE, organisation.key),
        visibility=[f"org:{organisation.pk}", "office", *(["staff"] if registered else [])],
    )


facet("area", pgettext_lazy("facet", "Field"), Area, order=10)
facet("body", pgettext_lazy("facet", "Public body"), body_labels, order=20)
facet("state", pgettext_lazy("facet", "State"), state_labels, order=30, per_kind=True)
facet("stage", pgettext_lazy("facet", "Stage of the product"), Stage, order=40)
facet("year", pgettext_lazy("facet", "Fiscal year"), fiscal_year_labels, order=50)
facet("organisation_kind", pgettext_lazy("facet", "Kind of organisation"), OrganisationKind, order=60)

register(
    Document(
        kind="solution",
        model=Solution,
        queryset=lambda: Solution.objects.select_related("organisation"),
        build=solution_doc,
        label=_("Solutions"),
        order=30,
    ),
    Document(
        kind="organisation", model=Organisation, build=organisation_doc, label=_("Companies and groups"), order=90
    ),
)
follow(Organisation, lambda organisation: Solution.objects.filter(organisation=organisation).order_by("pk"))
