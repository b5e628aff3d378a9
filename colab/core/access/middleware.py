"""Puts the actor on the request."""

from django.utils.functional import SimpleLazyObject

from .actor import Actor


class ActorMiddleware:
    """Sets ``request.actor``; loads nothing until it is asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: Actor.of(request.user))
        return self.get_response(request)
