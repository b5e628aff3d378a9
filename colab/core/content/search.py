"""News and plain pages in the search, one document for both languages; they follow Wagtail's own publishing."""

from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from colab.core import search
from colab.core.content.models import NewsPage, StandardPage


def _live(model):
    """Return a function giving the Japanese pages that everybody may read."""
    return lambda: model.objects.live().public().filter(locale__language_code="ja").order_by("pk")


def _text(page):
    """Return what a page says beside its title."""
    parts = [getattr(page, "lead", ""), getattr(page, "summary", "")]
    parts += page.body.stream_block.get_searchable_content(page.body)
    return "\n".join(part for part in parts if part)


def build(page):
    """Return the document of a page with its English one, where that is live."""
    others = type(page).objects.live().filter(translation_key=page.translation_key, locale__language_code="en")
    english = others.first()
    return search.Doc(
        title=page.title,
        title_en=english.title if english else "",
        body=_text(page),
        body_en=_text(english) if english else "",
        url=_path(page),
        url_en=_path(english) if english else "",
        date=getattr(page, "date", None),
        visibility=["public"],
    )


def _path(page):
    """Return the page's path within its site, whatever the site's host is called."""
    found = page.get_url_parts()
    return found[2] if found else ""


def _follow(sender, instance, **kwargs):
    """Touch the Japanese page of what was published or taken back."""
    if isinstance(instance, (NewsPage, StandardPage)):
        touch_page(instance)


def touch_page(page):
    """Index the document a page belongs to: that of its Japanese version."""
    japanese = type(page).objects.filter(translation_key=page.translation_key, locale__language_code="ja").first()
    if japanese:
        search.touch(japanese)
    elif page.locale.language_code == "ja":
        search.forget(_kind(page), page.pk)


def _kind(page):
    return "news" if isinstance(page, NewsPage) else "page"


def documents_below(page):
    """Return (kind, key) of a page's document and those of the pages below it."""
    rows = Page.objects.descendant_of(page, inclusive=True).specific().order_by("pk")
    return [(_kind(row), row.pk) for row in rows if isinstance(row, (NewsPage, StandardPage))]


page_published.connect(_follow, dispatch_uid="search_published")
page_unpublished.connect(_follow, dispatch_uid="search_unpublished")

search.register(
    search.Document(
        kind="news",
        model=NewsPage,
        queryset=_live(NewsPage),
        build=build,
        label=pgettext_lazy("search", "News"),
        order=70,
    ),
    search.Document(
        kind="page",
        model=StandardPage,
        queryset=_live(StandardPage),
        build=build,
        label=pgettext_lazy("search", "Pages"),
        order=80,
    ),
)
