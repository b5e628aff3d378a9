"""What core itself lets be found: the documents of apps that lie below search."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import screens
from colab.core.organisations.enums import OrganisationState, SolutionState
from colab.core.organisations.models import Body, Organisation, Solution
from colab.core.search import shared_facets
from colab.core.search.registry import PUBLIC, Doc, Document, follow, register
from colab.core.ui.navigation import safe_reverse

__all__ = ["shared_facets"]


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


def bodies():
    """Return the bodies in use, with their units."""
    return Body.objects.filter(is_active=True).prefetch_related("units").order_by("pk")


def body_doc(body):
    """Every body is public; its entry leads to all that is found of it."""
    units = list(body.units.all())
    return Doc(
        title=body.name,
        title_en=body.name_en,
        body="、".join(unit.name for unit in units),
        body_en=", ".join(unit.name_en for unit in units if unit.name_en),
        keywords=body.lg_code or "",
        url=f"{safe_reverse('search:search')}?body={body.pk}",
        visibility=[PUBLIC],
    )


register(
    Document(kind="body", model=Body, queryset=bodies, build=body_doc, label=_("Public bodies"), order=95),
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
