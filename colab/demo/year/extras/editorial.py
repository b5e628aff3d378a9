"""News of the lab, in both languages."""

from datetime import timedelta
from typing import Any

from colab.core.content.models import NewsIndexPage, NewsPage

NEWS = [
    (
        "kyoso-lab-opens",
        ("共創ラボを公開しました", "The Co-creation Lab is open"),
        ("課題の公募から、実証・認定・契約まで、経過と結果を公開します。", "From call to contract, all is published."),
        300,
    ),
    (
        "results-first-year",
        ("実証の結果を公表しました", "Results of the first pilots are out"),
        ("うまくいった実証も、いかなかった実証も、同じように公表します。", "Failures are published like successes."),
        90,
    ),
    (
        "site-visits",
        ("引っ越し手続きの窓口見学会を開きます", "Visit the counters where people move house"),
        ("転入・転出が重なる3月の窓口を見学できます。受付はウェブからお願いします。", "See the counters in March."),
        45,
    ),
    (
        "server-maintenance",
        ("サーバーの定期点検のお知らせ", "Maintenance of the servers"),
        ("日曜の深夜にサーバーを点検します。データは失われません。", "The servers are checked on Sunday night."),
        30,
    ),
    (
        "calls-in-autumn",
        ("秋の課題の募集が始まりました", "Calls of this autumn have opened"),
        ("見守り、防災、子育てなどの課題を募集しています。", "Care, disaster prevention, childcare and more."),
        14,
    ),
]


def live(year: Any) -> None:
    """Publish the news under both lists."""
    for index in NewsIndexPage.objects.select_related("locale").order_by("pk"):
        japanese = index.locale.language_code == "ja"
        for slug, titles, texts, days in NEWS:
            day = (year.anchor - timedelta(days=days)).date()
            title, text = (titles[0], texts[0]) if japanese else (titles[1], texts[1])
            page = NewsPage(title=title, summary=text, slug=slug, date=day, locale=index.locale)
            twin = NewsPage.objects.filter(slug=slug).exclude(locale=index.locale).first()
            if twin:
                page.translation_key = twin.translation_key
            index.add_child(instance=page)
