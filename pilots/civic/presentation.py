"""A project's facts and life in words."""

from django.utils.translation import gettext as _

from pilots.civic.models import CivicProject


def facts(project: CivicProject) -> list[tuple]:
    """Return terms and values."""
    return [
        (_("Group"), project.group.label),
        (_("Section"), f"{project.unit.body.label} {project.unit.label}"),
        (_("Challenge"), str(project.challenge)),
        (_("Who builds it together"), project.team),
        (_("Licence"), project.licence),
        (_("Why it is no longer kept up"), project.retired_reason),
    ]


def life(project: CivicProject) -> dict:
    """Return adoptions, updates and answered feedback in three queries."""
    return {
        "adoptions": list(project.adoptions.select_related("body").order_by("on", "pk")),
        "updates": list(project.updates.order_by("-on", "-pk")),
        "feedback": list(project.feedback.order_by("-at", "-pk")),
    }
