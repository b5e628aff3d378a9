"""Editorial pages: home, plain pages, news. Facts never stand here (decision 1)."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from colab.core import clock
from colab.core.content.blocks import StoryBlock
from colab.core.content.slugs import ascii_slug
from colab.core.organisations.queries import offices
from colab.core.ui.pagination import paginate

CONTACT = "contact"


class EditorialPage(Page):
    """What all editorial pages share: short ASCII addresses (a Japanese title would give an encoded one)."""

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give the page an ASCII slug before Wagtail makes one of its title."""
        if not self.slug:
            self.slug = ascii_slug(self.title, self._meta.model_name)
        super().full_clean(*args, **kwargs)


class HomePage(EditorialPage):
    """The root of one language. The figures around its words come from the rooms."""

    lead = models.CharField(_("lead"), max_length=200, blank=True)
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))

    template = "content/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")


class StandardPage(EditorialPage):
    """A plain page: guide, terms, accessibility, contact."""

    lead = models.CharField(_("lead"), max_length=300, blank=True)
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))

    template = "content/standard_page.html"
    parent_page_types = ["content.HomePage", "content.StandardPage"]
    subpage_types = ["content.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("plain page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """The contact page names the offices: nobody has to copy them, and they are never out of date."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"offices": offices() if self.slug == CONTACT else []}


class NewsIndexPage(EditorialPage):
    """The list of news."""

    template = "content/news_index_page.html"
    max_count_per_parent = 1
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.NewsPage"]

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """The live news, newest first."""
        context = super().get_context(request, *args, **kwargs)
        rows = NewsPage.objects.child_of(self).live().order_by("-date", "-pk")
        return context | {"listing": paginate(request, rows)}


class NewsPage(EditorialPage):
    """One piece of news; moderated, and published at the time set."""

    date = models.DateField(_("date"), default=clock.today)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    picture = models.ForeignKey(
        "content.ContentImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))

    template = "content/news_page.html"
    parent_page_types = ["content.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("news")
