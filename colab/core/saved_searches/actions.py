"""Keep a question, let it go, tell what is new."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext

from colab.core import clock
from colab.core.notices import broadcast, topics
from colab.core.notices.actions.subscribe import subscribe
from colab.core.notices.models import Subscription
from colab.core.notices.words import in_both
from colab.core.saved_searches import asking
from colab.core.saved_searches.models import SavedSearch
from colab.core.saved_searches.notices import Found
from colab.core.search.models import Entry

FAMILY = "search"
KEEP_UNWANTED = timedelta(days=7)


class AsksNothing(ValueError):
    """A question without words, kind, filters or days would bring everything."""


def topic_of(saved: SavedSearch) -> str:
    """Return the topic of a question."""
    return f"{FAMILY}:{saved.key}"


def keep(query: str) -> SavedSearch:
    """Return the row of a question, made where nobody has asked it yet. Raises AsksNothing."""
    query = asking.normalised(query)
    if not query:
        raise AsksNothing
    moment = clock.now()
    defaults = {"query": query, "created_at": moment, "checked_to": moment}
    digest = hashlib.sha256(query.encode()).hexdigest()
    found, _made = SavedSearch.objects.get_or_create(digest=digest, defaults=defaults)
    # Nobody has been told of it meanwhile: what became public in between is no news to who asks now.
    _unwanted().filter(pk=found.pk).update(created_at=moment, checked_to=moment)
    return found


def _wanted() -> Exists:
    return Exists(Subscription.objects.filter(topic=Concat(Value(f"{FAMILY}:"), OuterRef("key"))))


def _unwanted() -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(~_wanted())


def save_for(user, query: str) -> SavedSearch:
    """Tell a person what is new for a question from now on; twice is no error. Raises AsksNothing."""
    with transaction.atomic():
        saved = keep(query)
        Subscription.objects.get_or_create(user=user, topic=topic_of(saved), defaults={"since": clock.now()})
    return saved


def ask_address(address: str, query: str, language: str) -> None:
    """Ask an address without an account by mail to confirm. Raises AsksNothing."""
    subscribe(address, [topic_of(keep(query))], language)


def let_go(user, key: str) -> None:
    """End a person's question."""
    Subscription.objects.filter(user=user, topic=f"{FAMILY}:{key}").delete()


def of_person(user) -> list[SavedSearch]:
    """Return a person's questions, the newest first."""
    rows = Subscription.objects.filter(user=user, topic__startswith=f"{FAMILY}:")
    keys = [topic.partition(":")[2] for topic in rows.values_list("topic", flat=True)]
    return list(SavedSearch.objects.filter(key__in=keys).order_by("-created_at", "-pk"))


def tell_all() -> int:
    """Tell what has become public since the last look, a transaction a question; returns how many things were found.

    A thing is told once to each recipient, however often it is found: the notice's uniqueness decides, not this search.
    """
    found = 0
    newest = Entry.objects.filter(is_public=True).aggregate(last=Max("public_since"))["last"]
    for saved in SavedSearch.objects.filter(_wanted()).order_by("pk"):
        if newest and newest > saved.checked_to - asking.OVERLAP:
            found += _tell(saved)
    return found


def _tell(saved: SavedSearch) -> int:
    with transaction.atomic():
        moment = clock.now()
        entries = asking.new_entries(saved.query, saved.checked_to)
        said = in_both(lambda: asking.words(saved.query)) if entries else {}
        for entry in entries:
            broadcast(
                topic_of(saved),
                Found,
                context={
                    "title": {"ja": entry.title, "en": entry.title_en},
                    "search": said,
                    "search_url": {"ja": f"/search/{saved.query}", "en": f"/en/search/{saved.query}"},
                },
                dedupe=f"entry:{entry.pk}",
                subject_ref=(FAMILY, saved.key),
                url={"ja": entry.url, "en": entry.url_en or f"/en{entry.url}"},
            )
        SavedSearch.objects.filter(pk=saved.pk).update(checked_to=moment)
    return len(entries)


def tidy() -> int:
    """Forget questions nobody wants any more (a link that was never used, the last reader gone)."""
    return _unwanted().filter(created_at__lt=clock.now() - KEEP_UNWANTED).delete()[0]


def label(key: str) -> str | None:
    """Return a question in words for the pages of subscriptions, None where it is not kept."""
    saved = SavedSearch.objects.filter(key=key).first()
    return gettext("Saved search: %(words)s") % {"words": asking.words(saved.query)} if saved else None


topics.register_family(FAMILY, label)
