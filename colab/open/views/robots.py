"""What search engines are told: nothing of a demo, the public pages of a real site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from challenges.challenges.models import Challenge
from colab.core.access import ANONYMOUS, visible_to
from colab.core.ui.navigation import safe_reverse
from colab.open.cases.reach import published_contracts
from pilots.certification.enums import PUBLIC
from pilots.certification.models import Certification
from pilots.trials.models import Pilot
from pitches.events.models import Event

LISTS = (
    "open:home", "challenges:list", "events:list", "organisations:solution_list", "trials:list", "civic:list",
    "certification:list", "procurement:list", "open:results", "open:cases", "open:data", "open:for_bodies",
    "content:about", "content:accessibility", "content:terms", "content:privacy", "content:contact",
)  # fmt: skip


def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt."""
    if settings.DEMO_MODE:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        closed = ("/work/", "/en/work/", "/cms/", "/accounts/", "/en/accounts/", "/files/")
        lines = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in closed),
            f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Return sitemap.xml with both languages of every public page; empty in the demo."""
    entries = []
    if not settings.DEMO_MODE:
        places = [(name, ()) for name in LISTS]
        places += [("challenges:detail", (code.lower(),)) for code in _public(Challenge)]
        places += [("events:detail", (code.lower(),)) for code in _public(Event)]
        places += [("trials:detail", (code,)) for code in _public(Pilot)]
        certified = Certification.objects.filter(state__in=PUBLIC).order_by("pk").values_list("code", flat=True)
        places += [("certification:detail", (code,)) for code in certified]
        for code in published_contracts().order_by("pk").values_list("code", flat=True):
            places += [("procurement:detail", (code,)), ("open:case", (code,))]
        entries = [entry for name, args in places if (entry := _both(name, args))]
    return render(request, "open/sitemap.xml", {"entries": entries}, content_type="application/xml")


def _public(model: type) -> list[str]:
    """Return the numbers of the rows anybody may see."""
    return list(visible_to(ANONYMOUS, model.objects.exclude(code=None)).order_by("pk").values_list("code", flat=True))


def _both(name: str, args: tuple) -> dict:
    """Return language → full address, empty where the name has none."""
    found = {}
    for language in ("ja", "en"):
        with translation.override(language):
            if path := safe_reverse(name, *args):
                found[language] = settings.SITE_URL + path
    return found
