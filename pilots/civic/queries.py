"""Reading civic-tech projects."""

from django.db.models import Count, QuerySet

from pilots.civic.models import CivicProject


def projects() -> QuerySet[CivicProject]:
    """Return all projects with what a list needs, newest first."""
    rows = CivicProject.objects.select_related("group", "unit__body", "challenge")
    return rows.annotate(adopters=Count("adoptions", distinct=True)).order_by("-created_at", "-pk")
