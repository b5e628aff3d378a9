"""What can be subscribed to. Rooms may add topics at start-up."""

from django.utils.translation import gettext_lazy as _

_topics = {
    "new_challenge": _("New challenges"),
    "results": _("Results of calls and pitch events"),
    "events": _("Pitch events and briefings"),
    "contracts": _("Contract forecasts and publications"),
    "news": _("News of the lab"),
}
_families = {}


def register(code, label):
    """Add a topic; label is lazy."""
    _topics[code] = label


def choices():
    """Return (code, label) of all topics for a form."""
    return list(_topics.items())


def follow_topic(machine, key):
    """Return the topic of one subject."""
    return f"follow:{machine}:{key}"


def split_follow(topic):
    """Return (machine, key) of a follow topic, else None."""
    parts = topic.split(":")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "follow" else None


def register_family(prefix, label):
    """Add topics "prefix:<key>"; label(key) -> words in the active language, or None where there is no such topic."""
    _families[prefix] = label


def _of_family(topic):
    prefix, colon, key = topic.partition(":")
    return _families[prefix](key) if colon and prefix in _families else None


def is_known(topic):
    """Return whether the topic may be subscribed to."""
    return topic in _topics or split_follow(topic) is not None or _of_family(topic) is not None


def label_of(topic):
    """Return the topic in words."""
    return _topics.get(topic) or _of_family(topic) or topic
