"""Who reads the trail: those who audit, and the administrators of the body whose officers they are."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from colab.core import access
from colab.core.access import NONE, Actor

from .models import PersonalRead


@access.rule(PersonalRead, "view")
def of_the_same_body(actor: Actor) -> Q:
    """Office administrators: what people who hold or held a post in their body have read. (Auditors: all.)"""
    bodies = actor.grants.bodies("office_admin")
    if not bodies:
        return NONE
    return Q(reader__in=get_user_model().objects.filter(holdings__post__unit__body__in=bodies).values("pk"))
