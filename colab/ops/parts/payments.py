"""Payments."""

from django.conf import settings

from colab.core import clock
from colab.core.payments import queries

from .finding import Finding, State

VARIABLE = "STRIPE_SECRET_KEY"
ADVICE = "Is the secret key of the right account, and is the service reachable?"


def probe() -> Finding:
    """Ask the payment service for the account's balance: the cheapest call that needs a right key."""
    if not settings.STRIPE_SECRET_KEY:
        return Finding(State.OFF, "off: nothing is charged")
    import stripe

    bases = {"api": settings.STRIPE_API_BASE} if settings.STRIPE_API_BASE else {}
    stripe.StripeClient(settings.STRIPE_SECRET_KEY, base_addresses=bases).v1.balance.retrieve()
    if not settings.STRIPE_WEBHOOK_SECRET:
        return Finding(State.FAIL, "STRIPE_WEBHOOK_SECRET is missing: no event is believed", "Set it.")
    if words := _not_compared():
        return Finding(State.WARN, words, "Is the scheduler running? Finance can also have them compared at once.")
    mode = "test" if "_test_" in settings.STRIPE_SECRET_KEY else "live"
    return Finding(State.OK, f"answers, {mode} mode")


def _not_compared() -> str:
    """Say since when the books were not compared with the service's, "" where all is well or nothing is paid online."""
    if not queries.takes_online():
        return ""
    ended = queries.last_compared()
    if ended and clock.now() - ended <= queries.COMPARED_WITHIN:
        return ""
    return f"the books were not compared since {ended:%Y-%m-%d %H:%M}" if ended else "the books were never compared"
