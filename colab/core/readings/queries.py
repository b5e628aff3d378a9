"""Reading the trail."""

from django.db.models import QuerySet

from .models import PersonalRead


def of_person(pk: int) -> QuerySet[PersonalRead]:
    """Return the readings of one person's own page, newest first."""
    return PersonalRead.objects.filter(machine="person", subject_key=str(pk)).order_by("-at", "-pk")
