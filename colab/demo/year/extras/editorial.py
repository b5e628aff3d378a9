"""News of the lab, in both languages."""

from datetime import timedelta
from typing import Any

from colab.core.content.models import NewsIndexPage, NewsPage

NEWS = [
    ("kyoso-lab-opens", "共創ラボを公開しました", "The Co-creation Lab is open", 300),
    ("results-first-year", "実証の結果を公表しました", "Results of the first pilots are out", 90),
    ("calls-in-autumn", "秋の課題の募集が始まりました", "Calls of this autumn have opened", 14),
]


def live(year: Any) -> None:
    """Publish the news under both lists."""
    for index in NewsIndexPage.objects.select_related("locale").order_by("pk"):
        japanese = index.locale.language_code == "ja"
        for slug, title, title_en, days in NEWS:
            day = (year.anchor - timedelta(days=days)).date()
            words = title if japanese else title_en
            page = NewsPage(title=words, slug=slug, date=day, locale=index.locale)
            twin = NewsPage.objects.filter(slug=slug).exclude(locale=index.locale).first()
            if twin:
                page.translation_key = twin.translation_key
            index.add_child(instance=page)
