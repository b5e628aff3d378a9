"""What every page's frame needs: names, navigation, the same page in the other language."""

from types import SimpleNamespace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import get_language

from colab.core.ui import navigation, worknav
from colab.core.ui.format import japanese


def other_language_path(path, language):
    """Return the same address in a language: Japanese unprefixed, English below /en/."""
    bare = path[3:] or "/" if path == "/en" or path.startswith("/en/") else path
    return f"/en{bare}" if language == "en" else bare


class Frame:
    """Lazy parts of the frame; a page that shows no navigation computes none."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def header(self):
        """Links of the header."""
        return navigation.links(self.request, navigation.HEADER)

    @cached_property
    def footer(self):
        """Links of the footer."""
        return navigation.links(self.request, navigation.FOOTER)

    @cached_property
    def account(self):
        """Links of the person's menu."""
        return navigation.links(self.request, navigation.ACCOUNT)

    @cached_property
    def work_groups(self):
        """Groups of the workspace's navigation."""
        return worknav.groups(self.request)

    @cached_property
    def work_menu(self):
        """The workspace's navigation as HTML: it stands in the page twice, once for phones."""
        return render_to_string("work/nav.html", {"groups": self.work_groups})

    @cached_property
    def person(self):
        """Name and post of the person in a workspace."""
        name, post = worknav.identity(self.request)
        return SimpleNamespace(name=name, post=post)

    @cached_property
    def is_known(self):
        """Whether somebody is logged in."""
        return bool(getattr(getattr(self.request, "user", None), "is_authenticated", False))

    @property
    def site_name(self):
        """The site's name in the page's language."""
        return settings.SITE_NAME if japanese() else settings.SITE_NAME_EN

    @cached_property
    def home_url(self):
        """The home page in the page's language."""
        return navigation.first_address("open:home", "home") or ("/" if japanese() else "/en/")

    @cached_property
    def work_url(self):
        """The workspaces' start page, "" where there is none."""
        return navigation.first_address("desk:home")

    @cached_property
    def search_url(self):
        """The search page, "" where there is none."""
        return navigation.first_address("search:search", "search")

    @cached_property
    def canonical(self):
        """The page's full address; of the parameters only the page number is kept."""
        page = self.request.GET.get("page", "")
        query = f"?page={page}" if page.isdecimal() and page != "1" else ""
        return f"{settings.SITE_URL}{self.request.path}{query}"

    @cached_property
    def languages(self):
        """The same page in each language.

        A view sets `request.language_paths = {"ja": …, "en": …}` where they differ or one is missing.
        """
        known = getattr(self.request, "language_paths", None)
        query = self.request.META.get("QUERY_STRING", "")
        found = []
        for code, name, lang in (("ja", "日本語", "ja"), ("en", "English", "en")):
            path = known.get(code, "") if known is not None else other_language_path(self.request.path, code)
            if path:
                link = f"{path}?{query}" if query and known is None else path
                current = code == (get_language() or "ja")[:2]
                found.append(
                    {
                        "code": code,
                        "name": name,
                        "lang": lang,
                        "url": link,
                        "full": settings.SITE_URL + path,
                        "current": current,
                    }
                )
        return found


def frame(request):
    """Context processor: `frame`, `DEMO_MODE`, `SITE_URL`. One frame serves all that is rendered for a request."""
    language, made = getattr(request, "ui_frame", ("", None))
    if made is None or language != get_language():
        made = Frame(request)
        request.ui_frame = get_language(), made
    return {"frame": made, "DEMO_MODE": settings.DEMO_MODE, "SITE_URL": settings.SITE_URL}
