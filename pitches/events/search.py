"""Events in the search."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from colab.core.search.registry import PUBLIC, Doc, Document, register

from .enums import PUBLIC as ANNOUNCED
from .models import Event
from .queries import for_lists


def build(event: Event) -> Doc | None:
    """Return the event as it is public; plans are not found."""
    if event.state not in ANNOUNCED or not event.code:
        return None
    with translation.override("ja"):
        url = event.get_absolute_url()
    challenges = [hosted.round.challenge for hosted in event.event_rounds.all()]
    lines = list(event.lines.all())
    return Doc(
        title=event.title,
        title_en=event.title_en,
        body=" ".join([event.summary, event.venue, *(line.title for line in lines), *(c.title for c in challenges)]),
        body_en=" ".join([event.summary_en, event.venue_en, *(c.title_en for c in challenges)]),
        keywords=event.code,
        facets={
            "area": sorted({area for challenge in challenges for area in challenge.areas}),
            "state": event.state,
        },
        url=url,
        date=event.starts_at,
        visibility=[PUBLIC],
    )


register(Document(kind="event", model=Event, queryset=for_lists, build=build, label=_("Events"), order=20))
