"""The workspaces' navigation: each room registers its entries with the rule of who sees them.

from colab.core.ui import worknav
worknav.register(_("My pitches"), "work_pitches", when=lambda actor: actor.grants.organisations, order=20)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet

from colab.core import probe
from colab.core.ui.navigation import marked, safe_reverse


@dataclass(frozen=True)
class WorkEntry:
    """One entry: `when(actor)` decides whether it is shown.

    `rows(actor)` gives a queryset without which it is left out, `counted(actor)` one whose number stands beside it.
    """

    label: object
    url_name: str
    when: Callable
    order: int = 100
    group: object = ""
    rows: Callable[..., QuerySet] | None = None
    counted: Callable[..., QuerySet] | None = None


_entries: dict[str, WorkEntry] = {}
_identity: list[Callable] = []


def register(label, url_name, *, when=None, order=100, group="", rows=None, counted=None):
    """Add an entry; entries of one `group` (a translated heading) stand together, ordered by their first."""
    _entries[url_name] = WorkEntry(label, url_name, when or (lambda actor: True), order, group, rows, counted)


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
    shown = list(_shown(request.actor))
    links = [{"url": safe_reverse(e.url_name), "label": e.label, "count": count or None} for e, count in shown]
    made: dict[str, tuple] = {}
    for (entry, _count), link in zip(shown, marked(request.path, links), strict=True):
        made.setdefault(str(entry.group), (entry.group, []))[1].append(link)
    return list(made.values())


def _shown(actor):
    """Yield (entry, number beside it) in order; the whole menu costs one question to the database."""
    entries = [entry for entry in _entries.values() if safe_reverse(entry.url_name) and entry.when(actor)]
    asked = [(entry, ask) for entry in entries for ask in (entry.rows, entry.counted) if ask]
    key = ("menu", actor.user_id, actor.grants.fingerprint, *(entry.url_name for entry, _ask in asked))
    counts = probe.how_many(key, [partial(ask, actor) for _entry, ask in asked])
    found = {(entry.url_name, ask): n for (entry, ask), n in zip(asked, counts, strict=True)}
    for entry in sorted(entries, key=lambda each: each.order):
        if not entry.rows or found[entry.url_name, entry.rows]:
            yield entry, found.get((entry.url_name, entry.counted))
