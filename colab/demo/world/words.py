"""What applications and purchases say of a topic's product: each its own, so that no two pages read alike."""

from typing import Any

from .topics import Topic, topics

BUDGET = {
    "disaster": "（款）総務費（項）防災費",
    "welfare": "（款）福祉費（項）高齢社会対策費",
    "childcare_education": "（款）子育て・教育費（項）事業推進費",
    "health": "（款）保健医療費（項）医療政策費",
    "environment": "（款）環境費（項）廃棄物対策費",
    "transport_city": "（款）都市整備費（項）交通対策費",
    "infrastructure": "（款）土木費（項）維持管理費",
    "industry_tourism": "（款）産業労働費（項）観光産業費",
    "culture_sport": "（款）生活文化費（項）文化振興費",
    "admin_dx": "（款）総務費（項）情報化推進費",
}


def figures(topic: Topic) -> tuple[str, str]:
    """Return the value today and the one aimed at, with the unit."""
    return f"{topic.baseline.normalize():f}{topic.unit}", f"{topic.target.normalize():f}{topic.unit}"


def change(topic: Topic) -> str:
    """Return what is to be done to the measure, as a verb."""
    return "減らす" if topic.target < topic.baseline else "増やす"


def application(topic: Topic) -> dict[str, Any]:
    """Return the columns of an application for certification that tell of the product."""
    now, goal = figures(topic)
    return {
        "product_name": topic.product,
        "product_name_en": topic.product_en,
        "areas": [topic.area],
        "summary": f"{topic.site}で試した、{topic.measure}を{now}から{goal}に{change(topic)}ための仕組みです。",
        "summary_en": f"Tried on site. {topic.measure_en}: from {topic.baseline.normalize():f} "
        f"to {topic.target.normalize():f} {topic.unit_en}.",
        "kind_reason": "機器の販売ではなく、導入から運用までを継続して提供するため。",
        "price_note": "1年間の利用料（税込）",
        "novelty_reason": "今の設備を替えずに使い始められ、操作を覚える必要がほとんどない点が既存の製品と異なります。",
        "usefulness_reason": f"{topic.measure}が{now}から{goal}になる見込みで、住民への対応も早くなります。",
        "sales_record": "民間の施設3か所に導入済み。",
        "intellectual_property": "処理の方法について特許出願中。",
        "safety": "実証で安全上の問題はありませんでした。賠償責任保険に加入しています。",
        "evidence": f"実証の前後で{topic.measure}を12件ずつ測り、結果を公開しています。",
        "expected_use": f"{topic.section}と、同じ仕事をする区市町村。",
    }


def need(topic: Topic) -> dict[str, Any]:
    """Return the columns of a purchase that tell what it is for."""
    now, goal = figures(topic)
    return {
        "need": f"{topic.summary}実証で効果を確かめたため、本格的に導入する。",
        "specification": f"{topic.site}で運用し、{topic.measure}（現状{now}、目標{goal}）を毎月報告すること。",
        "quantity": "一式",
        "place": topic.site,
        "budget_line": f"{BUDGET[topic.area]}（目）{topic.section.removesuffix('課')}事業費",
    }


OTHER_NEED = {
    "need": "ひとり暮らしの人の朝の様子を確かめる電話が増え、職員だけでは続けられないため。",
    "specification": "50戸に置き、返事がないときは10分以内に担当課へ知らせること。",
    "quantity": "50戸分",
    "place": "都内の集合住宅 50戸",
    "budget_line": f"{BUDGET['welfare']}（目）見守り事業費",
}
"""The need for a product that was not tried out here."""


def topic_of(product: str) -> Topic | None:
    """Return the topic a product belongs to."""
    return next((topic for topic in topics() if topic.product == product), None)
