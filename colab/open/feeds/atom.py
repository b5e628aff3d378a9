"""Atom feeds: challenges, results, events, contracts, news."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Locale

from challenges.challenges.models import Challenge
from colab.core.clock import start_of_day
from colab.core.content.models import NewsPage
from colab.core.ui.navigation import safe_reverse
from colab.open.wording import words
from pilots.procurement.queries import public_notices
from pilots.trials.models import Pilot
from pilots.trials.queries import public_pilots
from pitches.events.models import Event

LENGTH = 30
NOT_YET = ("draft", "in_review", "approved", "scheduled")


class DatedFeed(Atom1Feed):
    """A feed that is as old as its newest entry; an empty one never says that it is new."""

    def latest_post_date(self) -> datetime:
        """Return the date of the newest entry, a day long past where there is none."""
        dates = [item[name] for item in self.items for name in ("updateddate", "pubdate") if item.get(name)]
        return max(dates, default=datetime(2000, 1, 1, tzinfo=UTC))


class LabFeed(Feed):
    """What the feeds share."""

    feed_type = DatedFeed
    page = "open:home"

    def link(self) -> str:
        """The page the feed belongs to."""
        return safe_reverse(self.page) or "/"

    def title(self) -> str:
        """The name of the feed."""
        return _("Tokyo Co-creation Lab: %(name)s") % {"name": self.name()}

    def name(self) -> str:
        """What the feed holds."""
        raise NotImplementedError


def challenge_url(challenge: Challenge) -> str:
    """Return the public address of a challenge."""
    return f"{safe_reverse('challenges:list')}{challenge.code.lower()}/"


class ChallengeFeed(LabFeed):
    """Newly published challenges."""

    page = "challenges:list"

    def name(self) -> str:
        """Its name."""
        return _("Challenges")

    def items(self) -> Any:
        """The newest challenges."""
        rows = Challenge.objects.exclude(state__in=NOT_YET).exclude(code=None).select_related("call")
        return rows.order_by("-code")[:LENGTH]

    def item_title(self, item: Challenge) -> str:
        """The question."""
        return words(item, "title")

    def item_description(self, item: Challenge) -> str:
        """The summary."""
        return words(item, "summary")

    def item_link(self, item: Challenge) -> str:
        """Its page."""
        return challenge_url(item)

    def item_pubdate(self, item: Challenge) -> Any:
        """When its call opened."""
        return item.call.opens_at if item.call else item.created_at


class ResultFeed(LabFeed):
    """Pilots that were judged."""

    page = "trials:list"

    def name(self) -> str:
        """Its name."""
        return _("Results of pilots")

    def items(self) -> Any:
        """The newest results."""
        return public_pilots().exclude(verdict="").order_by("-evaluated_on", "-pk")[:LENGTH]

    def item_title(self, item: Pilot) -> str:
        """Title and verdict."""
        return f"{item.label}: {item.get_verdict_display()}"

    def item_description(self, item: Pilot) -> str:
        """The evaluation."""
        return item.evaluation_words

    def item_link(self, item: Pilot) -> str:
        """Its page."""
        return safe_reverse("trials:detail", item.code)

    def item_pubdate(self, item: Pilot) -> Any:
        """The day of the evaluation."""
        return start_of_day(item.evaluated_on)


class EventFeed(LabFeed):
    """Events that were announced."""

    page = "events:list"

    def name(self) -> str:
        """Its name."""
        return _("Events")

    def items(self) -> Any:
        """The newest events."""
        return Event.objects.exclude(code=None).order_by("-starts_at", "-pk")[:LENGTH]

    def item_title(self, item: Event) -> str:
        """Its title."""
        return words(item, "title")

    def item_description(self, item: Event) -> str:
        """Where it is."""
        return words(item, "venue")

    def item_link(self, item: Event) -> str:
        """Its page."""
        return item.get_absolute_url()

    def item_pubdate(self, item: Event) -> Any:
        """When it was made known."""
        return item.state_since


class ContractFeed(LabFeed):
    """Publications around contracts."""

    page = "procurement:list"

    def name(self) -> str:
        """Its name."""
        return _("Contract publications")

    def items(self) -> Any:
        """The newest publications."""
        return public_notices()[:LENGTH]

    def item_title(self, item: Any) -> str:
        """Kind and subject."""
        return f"{item.get_kind_display()}: {words(item, 'title')}"

    def item_description(self, item: Any) -> str:
        """The outline."""
        return words(item, "outline")

    def item_link(self, item: Any) -> str:
        """Its page."""
        return safe_reverse("procurement:detail", item.contract.key) or safe_reverse("procurement:list") or "/"

    def item_pubdate(self, item: Any) -> Any:
        """When it was published."""
        return item.published_at


class NewsFeed(LabFeed):
    """News of the lab."""

    def name(self) -> str:
        """Its name."""
        return _("News")

    def items(self) -> Any:
        """The newest news in the reader's language."""
        return NewsPage.objects.filter(locale=Locale.get_active()).live().order_by("-date", "-pk")[:LENGTH]

    def item_title(self, item: NewsPage) -> str:
        """Its title."""
        return item.title

    def item_description(self, item: NewsPage) -> str:
        """Its first words."""
        return item.search_description

    def item_link(self, item: NewsPage) -> str:
        """Its page."""
        return item.get_url() or "/"

    def item_pubdate(self, item: NewsPage) -> Any:
        """Its day."""
        return start_of_day(item.date)


FEEDS = {
    "challenges": ChallengeFeed,
    "results": ResultFeed,
    "events": EventFeed,
    "contracts": ContractFeed,
    "news": NewsFeed,
}
