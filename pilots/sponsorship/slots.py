"""Sponsors on the public pages of their programme's events. Judges' pages have no such place."""

from colab.core.lifecycle import slots

from . import queries


def on_event(request, event) -> dict | None:
    """The sponsors, and the way to the offer while it is open."""
    offer = queries.public_offers().filter(programme=event.programme_id).first()
    if offer is None:
        return None
    return {"sponsors": queries.active(event.programme_id), "offer": offer, "takes": queries.takes_sponsors(offer)}


slots.add("public:event", "sponsorship/on_event.html", on_event, order=90)
