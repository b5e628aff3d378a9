"""Publishing and taking down editors' pages at the times set in the editors' admin."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from colab.core import clock

from .models import HomePage, NewsPage, StandardPage

TIMED = (HomePage, StandardPage, NewsPage)
"""Pages of which Wagtail decides when they are seen; words of challenges and events go out by verbs only."""


def publish_due(now: datetime | None = None) -> int:
    """Take down what has expired, publish the revisions that are due, and return how many pages changed."""
    now = now or clock.now()
    kinds = ContentType.objects.get_for_models(*TIMED).values()
    expired = list(
        Page.objects.filter(content_type__in=kinds, live=True, expire_at__lte=now).order_by("expire_at", "pk")
    )
    for page in expired:
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    revisions = Revision.objects.filter(content_type__in=kinds, approved_go_live_at__lte=now)
    due = list(revisions.order_by("approved_go_live_at", "pk"))
    for revision in due:
        revision.publish(log_action="wagtail.publish.scheduled")
    return len(expired) + len(due)
