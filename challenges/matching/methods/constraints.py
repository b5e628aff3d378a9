"""Constraints as rules: met, not met, or not stated. They are shown, and never part of the score."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .texts import split

MET, NOT_MET, NOT_STATED = "met", "not_met", "not_stated"


@dataclass(frozen=True)
class Rule:
    """Words by which a constraint is known, and by which a profile says that it keeps it, or does not."""

    name: str
    asks: re.Pattern
    keeps: re.Pattern
    breaks: re.Pattern | None = None


def _rule(name: str, asks: str, keeps: str, breaks: str = "") -> Rule:
    return Rule(name, re.compile(asks), re.compile(keeps), re.compile(breaks) if breaks else None)


NO = r"(?:不可|禁止|使わない|使用しない|用いない|伴わない|しない|要らない|不要)"
RULES = (
    _rule("camera", rf"(?:カメラ|撮影|映像).{{0,8}}{NO}",
          r"(?:カメラ|映像|画像|撮影).{0,10}(?:使わ|使い?ま?せん|用い|不要|要り?ま?せん|取りません|取らない|なし|ない)",
          r"カメラ|撮影|映像|画像"),
    _rule("works", r"(?:工事|掘削|穴あけ|改造).{0,8}(?:不可|禁止|しない|伴わない|できない)",
          r"(?:工事|穴あけ|掘削|配線).{0,6}(?:不要|要り?ま?せん|なし|せず|要らない|ありません)|貼るだけ|置くだけ|後付け"),
    _rule("power", r"停電|電源のない|電源がない|無電源",
          r"電池|太陽電池|ソーラー|バッテリー|電源(?:は|が)?(?:不要|なし|要り?ま?せん)|停電"),
    _rule("offline", r"通信(?:の)?断|通信が切れ|オフライン|圏外|電波の届かない",
          r"オフライン|電波がなくても|通信が(?:切れ|なく)ても|端末同士|圏外"),
    _rule("closed", r"庁外に|閉域|国外に|学外に|外部に.{0,6}(?:出さ|持ち出)|LGWAN",
          r"庁内|閉じた|閉域|LGWAN|オンプレ|国内の(?:サーバ|データセンター)|(?:庁舎|自社)のサーバ",
          r"国外の|海外の(?:サーバ|拠点)"),
    _rule("phone", r"電話でも|電話で(?:の)?(?:予約|連絡|受付)", r"電話"),
    _rule("no_device", r"スマートフォンを持た|スマホを持た|操作が要らない|操作できない|高齢の",
          r"固定電話|操作は?(?:不要|要り?ま?せん)|何もしなくて|カードをかざす|紙(?:で|の)|一押し|ボタン(?:を|一つ)",
          r"スマートフォン(?:の)?アプリ(?:のみ|だけ)"),
    _rule("personal", r"個人情報|顔を|個人を特定|匿名|プライバシー",
          r"匿名|ぼかし|残しません|保存しません|個人を特定し(?:ない|ません)|名前を伏せ|同意|持ち主だけ"),
    _rule("chemicals", rf"薬剤.{{0,6}}{NO}", r"薬剤.{0,6}(?:不要|使わ|使い?ま?せん|なし)|薬を使わ", r"薬剤|散布"),
    _rule("water", r"断水", r"断水.{0,8}(?:不要|せず|なし|ない|しません)|掘らず|地上から|磁石で付け"),
    _rule("human", r"自動で(?:判断|決定|答え)(?:し)?ない|判断は(?:職員|人)が|最終判断は",
          r"(?:最終|決める|判断).{0,10}(?:人|職員|専門職)|下書き|案を", r"完全自動で(?:判断|決定)"),
)  # fmt: skip
YEN = re.compile(r"([0-9０-９][0-9０-９,，]*)\s*(億|万|千)?\s*円")
LIMIT = re.compile(r"以内|以下|まで|上限|未満")
SCALE = {"億": 100_000_000, "万": 10_000, "千": 1_000, "": 1, None: 1}


@dataclass(frozen=True)
class Check:
    """One constraint in the challenge's own words, what came of it, and the words of the profile that say so."""

    text: str
    status: str
    says: str = ""


def clauses(constraints) -> list[str]:
    """Return the single constraints of a text, a list, or a table of them."""
    if isinstance(constraints, Mapping):
        return [f"{key}: {value}" for key, value in constraints.items() if value not in ("", None, [])]
    if isinstance(constraints, list | tuple):
        return [text for one in constraints for text in clauses(one)]
    return split(str(constraints)) if constraints else []


def check_all(constraints, profile: str, price_yen: int | None = None) -> list[Check]:
    """Return a check a constraint. `profile`: everything the profile says; `price_yen`: its lowest price."""
    said = split(profile)
    return [_check(clause, said, price_yen) for clause in clauses(constraints)]


def _check(clause: str, said: list[str], price_yen: int | None) -> Check:
    limit = yen(clause)
    if limit is not None and LIMIT.search(clause):
        return _price(clause, limit, said, price_yen)
    for rule in RULES:
        if not rule.asks.search(clause):
            continue
        keeps = next((sentence for sentence in said if rule.keeps.search(sentence)), "")
        if keeps:
            return Check(clause, MET, keeps)
        breaks = next((sentence for sentence in said if rule.breaks and rule.breaks.search(sentence)), "")
        return Check(clause, NOT_MET, breaks) if breaks else Check(clause, NOT_STATED)
    return Check(clause, NOT_STATED)


def _price(clause: str, limit: int, said: list[str], price_yen: int | None) -> Check:
    found = [(amount, sentence) for sentence in said if (amount := yen(sentence)) is not None]
    if price_yen is not None:
        found = [(price_yen, "")]
    if not found:
        return Check(clause, NOT_STATED)
    amount, sentence = min(found)
    return Check(clause, MET if amount <= limit else NOT_MET, sentence)


def yen(text: str) -> int | None:
    """Return the first amount of money of a text in yen, None where there is none."""
    found = YEN.search(text)
    if not found:
        return None
    number = int(re.sub("[,，]", "", found[1]).translate(str.maketrans("０１２３４５６７８９", "0123456789")))
    return number * SCALE[found[2]]
