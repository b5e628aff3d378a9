"""Is a challenge clear enough to be answered? Rules on Japanese texts, with thresholds; no opinion on the problem."""

import re
from dataclasses import dataclass

from .texts import split

NUMBER = r"[0-9０-９][0-9０-９,，.．]*"
PEOPLE = re.compile(
    r"住民|区民|市民|都民|町民|村民|利用者|来館者|来訪者|来庁者|高齢者|子ども|こども|児童|生徒|学生|保護者|親子|家族|世帯|"
    r"障害|患者|外国|職員|教員|先生|隊員|団員|相談員|事業者|商店|店主|農家|観光客|通行人|運転手|妊産婦|若者|単身"
)
HOW_MANY = re.compile(
    rf"{NUMBER}\s*[万億千]?\s*(?:人|名|世帯|件|か所|カ所|ヶ所|箇所|校|台|戸|社|団体|組|割|％|%|パーセント|店|棟|本|冊)"
)
COSTS = re.compile(rf"{NUMBER}\s*[万億千]?\s*(?:円|時間|分|日|か月|カ月|ヶ月|週間|回|人日|トン)")
SUCCESS = re.compile(rf"{NUMBER}\s*(?:割|％|%|分|時間|日|件|人|円|倍|点)|半分|半減|ゼロ|なくす|以内|以上|以下")
MEANS = (
    r"(?:AI|ＡＩ|人工知能|生成AI|アプリ|システム|ドローン|RPA|チャットボット|ブロックチェーン|IoT|センサー?|メタバース|"
    r"VR|ロボット|クラウド|ポータルサイト|データベース|プラットフォーム|デジタルサイネージ|QRコード)"
)
PRESCRIBES = re.compile(
    rf"{MEANS}[^。]{{0,8}}(?:を|の)[^。]{{0,6}}(?:導入|開発|構築|整備|作成|制作|設置|調達|実装|つくり|作り|活用した)"
)
HARD = re.compile(
    r"ソリューション|スキーム|エビデンス|アジャイル|ステークホルダー|イノベーション|シナジー|コンソーシアム|フェーズ|"
    r"アウトカム|レジリエン|ガバナンス|インセンティブ|リテラシー|アセット|鑑み|所与|喫緊|当該|斯かる|資する|勘案|可及的"
)
LONGEST, USUAL, MOST_HARD = 100, 60, 2
"""Letters in the longest sentence, letters in a sentence on average, hard words in all."""


@dataclass(frozen=True)
class Brief:
    """What the rules read: Japanese texts and three facts of the row."""

    title: str
    story: str
    numbers: str
    goal: str
    field: str
    offers: str
    has_cost_cap: bool
    has_route: bool


def findings(brief: Brief) -> dict[str, bool]:
    """Return rule → whether what it asks for is there, in the order in which it is shown."""
    told = "\n".join((brief.title, brief.story, brief.numbers))
    return {
        "who": bool(PEOPLE.search(told)),
        "how_many": bool(HOW_MANY.search(told)),
        "cost_today": bool(COSTS.search(f"{brief.story}\n{brief.numbers}")),
        "success": bool(SUCCESS.search(brief.goal)),
        "field": bool(brief.field.strip() and brief.offers.strip()),
        "route": brief.has_cost_cap and brief.has_route,
        "open": not PRESCRIBES.search("\n".join((brief.title, brief.story, brief.goal))),
        "plain": is_plain("\n".join((brief.title, brief.story, brief.goal))),
    }


def is_plain(text: str) -> bool:
    """Return whether sentences are short and hard words few; an empty text is not called hard."""
    lengths = [len(sentence) for sentence in split(text)]
    if not lengths:
        return True
    short = max(lengths) <= LONGEST and sum(lengths) / len(lengths) <= USUAL
    return short and len(HARD.findall(text)) <= MOST_HARD
