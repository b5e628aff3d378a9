"""Lists of work: waiting items, guards, filters, exports."""

from django.template import Library
from django.utils.http import urlencode

register = Library()


@register.inclusion_tag("components/waiting_list.html")
def waiting_list(items):
    """Show what waits: objects with title, url, reason, since and due (dates or None)."""
    shown = []
    for item in items:
        get = item.get if isinstance(item, dict) else lambda key, item=item: getattr(item, key, "")
        shown.append({key: get(key) or "" for key in ("title", "url", "reason", "since", "due")})
    return {"items": shown}


def _line(guard):
    get = guard.get if isinstance(guard, dict) else lambda key: getattr(guard, key, "")
    return {key: get(key) or "" for key in ("text", "status", "why", "next_step", "article")}


@register.inclusion_tag("components/guard_list.html")
def guard_list(guards):
    """Show components.GuardLine entries: the next open one first, failed with why and article, passed ones folded."""
    lines = [_line(guard) for guard in guards]
    order = {"failed": 0, "warned": 1, "next": 2, "open": 3}
    ahead = sorted((line for line in lines if line["status"] != "passed"), key=lambda line: order[line["status"]])
    if ahead and ahead[0]["status"] == "open":
        ahead[0]["status"] = "next"
    return {"ahead": ahead, "passed": [line for line in lines if line["status"] == "passed"]}


@register.inclusion_tag("components/filter_form.html", takes_context=True)
def filter_form(context, filters):
    """Show a FilterSet as a form (GET) with its facets; `active_filters` shows what is chosen."""
    return {"filters": filters, "path": context["request"].path}


@register.inclusion_tag("components/active_filters.html")
def active_filters(filters, total=None):
    """Show how many were found and each chosen filter as a link that takes it away."""
    return {"filters": filters, "total": total}


@register.inclusion_tag("components/exports.html", takes_context=True)
def export_links(context, formats="csv,xlsx", url="", note=""):
    """Show links that give the list as it is filtered now: ?…&format=csv."""
    query = context["request"].GET.copy()
    for key in ("page", "format", "bom"):
        query.pop(key, None)
    pairs = [(key, value) for key in query for value in query.getlist(key)]
    names = {"csv": "CSV", "xlsx": "Excel", "json": "JSON", "ocds": "OCDS"}
    links = [
        (names.get(code, code.upper()), f"{url}?{urlencode([*pairs, ('format', code)])}") for code in formats.split(",")
    ]
    return {"links": links, "note": note}
