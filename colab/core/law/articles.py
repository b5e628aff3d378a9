"""The articles the platform stands on. Wording follows e-Gov's text of the day given in ``SOURCES``."""

import re
from dataclasses import dataclass

from django.utils.translation import get_language

SOURCES = {
    "order": "地方自治法施行令 (322CO0000000016, 2025-06-23)",
    "rule": "地方自治法施行規則 (322M40000008029, 2025-05-16)",
    "act": "地方自治法 (322AC0000000067, 2025-06-01)",
    "special": "地方公共団体の物品等又は特定役務の調達手続の特例を定める政令 (407CO0000000372, 2024-04-01)",
}


@dataclass(frozen=True)
class Article:
    """An article: its citation in both languages, what it says in short, and the text it was read in."""

    id: str
    ja: str
    en: str
    source: str

    @property
    def address(self) -> str:
        """Where its text stands today: e-Gov's page of the law the source names."""
        found = re.search(r"\((\w+),", self.source)
        return f"https://laws.e-gov.go.jp/law/{found.group(1)}" if found else ""

    def __str__(self):
        return self.ja if (get_language() or "ja").startswith("ja") else f"{self.en} ({self.ja})"


_articles: dict[str, Article] = {}


def _add(id: str, ja: str, en: str, source: str) -> None:
    _articles[id] = Article(id, ja, en, SOURCES[source])


_add("act.208", "地方自治法第208条", "Local Autonomy Act, art. 208", "act")
_add("act.214", "地方自治法第214条", "Local Autonomy Act, art. 214", "act")
_add("act.227", "地方自治法第227条", "Local Autonomy Act, art. 227", "act")
_add("act.228-1", "地方自治法第228条第1項", "Local Autonomy Act, art. 228(1)", "act")
_add("act.232-4", "地方自治法第232条の4", "Local Autonomy Act, art. 232-4", "act")
_add("act.234-2", "地方自治法第234条第2項", "Local Autonomy Act, art. 234(2)", "act")
_add("act.234-5", "地方自治法第234条第5項", "Local Autonomy Act, art. 234(5)", "act")
_add("act.234-2-inspection", "地方自治法第234条の2", "Local Autonomy Act, art. 234-2", "act")
_add("act.96", "地方自治法第96条第1項", "Local Autonomy Act, art. 96(1)", "act")
_add("order.167-2-1-1", "地方自治法施行令第167条の2第1項第1号", "Enforcement Order, art. 167-2(1)(i)", "order")
_add("order.167-2-1-2", "地方自治法施行令第167条の2第1項第2号", "Enforcement Order, art. 167-2(1)(ii)", "order")
_add("order.167-2-1-4", "地方自治法施行令第167条の2第1項第4号", "Enforcement Order, art. 167-2(1)(iv)", "order")
_add("order.167-4", "地方自治法施行令第167条の4", "Enforcement Order, art. 167-4", "order")
_add("order.167-15", "地方自治法施行令第167条の15", "Enforcement Order, art. 167-15", "order")
_add("order.121-2-2", "地方自治法施行令第121条の2の2", "Enforcement Order, art. 121-2-2", "order")
_add("order.table5", "地方自治法施行令別表第五", "Enforcement Order, table 5", "order")
_add("rule.12-3-1", "地方自治法施行規則第12条の3第1項", "Enforcement Rule, art. 12-3(1)", "rule")
_add("rule.12-3-2", "地方自治法施行規則第12条の3第2項", "Enforcement Rule, art. 12-3(2)", "rule")
_add("rule.12-3-3", "地方自治法施行規則第12条の3第3項", "Enforcement Rule, art. 12-3(3)", "rule")
_add("rule.12-3-4", "地方自治法施行規則第12条の3第4項", "Enforcement Rule, art. 12-3(4)", "rule")
_add("rule.12-3-5", "地方自治法施行規則第12条の3第5項", "Enforcement Rule, art. 12-3(5)", "rule")
_add("rule.12-3-6", "地方自治法施行規則第12条の3第6項", "Enforcement Rule, art. 12-3(6)", "rule")
_add("rule.12-3-7", "地方自治法施行規則第12条の3第7項", "Enforcement Rule, art. 12-3(7)", "rule")
_add("rule.12-3-8", "地方自治法施行規則第12条の3第8項", "Enforcement Rule, art. 12-3(8)", "rule")
_add("rule.12-4-2", "地方自治法施行規則第12条の4の2", "Enforcement Rule, art. 12-4-2", "rule")
_add("special.3", "特例政令第3条", "Special Order, art. 3", "special")
_add("special.11", "特例政令第11条第1項", "Special Order, art. 11(1)", "special")


def article(id: str) -> Article:
    """Return the article with this id; raises ``KeyError``."""
    return _articles[id]


def articles() -> list[Article]:
    """Return all articles."""
    return list(_articles.values())
