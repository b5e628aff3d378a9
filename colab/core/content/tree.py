"""Making pages inside migrations, where the tree's own methods do not exist."""

from typing import Any
from uuid import UUID

STEP = 4
"""Letters of the path for each level of the tree (django-treebeard's materialized path)."""


def add_child(apps: Any, model: str, parent: Any, *, title: str, slug: str, locale: Any, key: UUID, **fields: Any):
    """Add a live page of ``model`` ("content.HomePage") below ``parent`` and return it; both are historical models."""
    Page = apps.get_model("wagtailcore", "Page")
    ContentType = apps.get_model("contenttypes", "ContentType")
    app_label, name = model.split(".")
    last = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("path").last()
    number = int(last.path[-STEP:], 36) + 1 if last else 1
    content_type, _made = ContentType.objects.get_or_create(app_label=app_label, model=name.lower())
    url_path = f"{parent.url_path}{slug}/"
    page = apps.get_model(app_label, name).objects.create(
        title=title, draft_title=title, slug=slug, content_type=content_type, path=parent.path + _base36(number),
        depth=parent.depth + 1, numchild=0, url_path=url_path, locale=locale, translation_key=key, live=True,
        **fields,
    )  # fmt: skip
    Page.objects.filter(pk=parent.pk).update(numchild=Page.objects.filter(
        path__startswith=parent.path, depth=parent.depth + 1).count())  # fmt: skip
    return page


def _base36(number: int) -> str:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text.rjust(STEP, "0")
