"""The workspaces' navigation: each room registers its entries with the rule of who sees them.

from colab.core.ui import worknav
worknav.register(_("My pitches"), "work_pitches", when=lambda actor: actor.grants.organisations, order=20)
"""

from collections.abc import Callable
from dataclasses import dataclass

from colab.core.ui.navigation import is_current, safe_reverse


@dataclass(frozen=True)
class WorkEntry:
    """One entry: `when(actor)` decides whether it is shown, `count(actor)` gives the number beside it (or None)."""

    label: object
    url_name: str
    when: Callable
    order: int = 100
    group: object = ""
    count: Callable | None = None


_entries: dict[str, WorkEntry] = {}
_identity: list[Callable] = []


def register(label, url_name, *, when=None, order=100, group="", count=None):
    """Add an entry; entries of one `group` (a translated heading) stand together, ordered by their first."""
    _entries[url_name] = WorkEntry(label, url_name, when or (lambda actor: True), order, group, count)


def set_identity(function):
    """Let `function(request)` return (name, post) of the person for the workspace's header."""
    _identity[:] = [function]


def identity(request):
    """Return (name, post) for the header; the user's own words where nobody has said more."""
    if _identity:
        return _identity[0](request)
    user = getattr(request, "user", None)
    return (getattr(user, "name", "") or str(user or ""), "")


def groups(request):
    """Return [(heading, [link dicts])] of what this request's actor may see and what has an address."""
    actor = getattr(request, "actor", None) or getattr(request, "user", None)
    made: dict[str, tuple] = {}
    for entry in sorted(_entries.values(), key=lambda each: each.order):
        url = safe_reverse(entry.url_name)
        if not url or not entry.when(actor):
            continue
        link = {"url": url, "label": entry.label, "current": is_current(request.path, url)}
        link["count"] = entry.count(actor) if entry.count else None
        made.setdefault(str(entry.group), (entry.group, []))[1].append(link)
    return list(made.values())
