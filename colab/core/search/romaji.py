"""Kana from Latin letters as people type them (Hepburn, kunrei, and what keyboards take), as they sound."""

import re
from functools import lru_cache

from colab.core.search.analysis import sound, squeezed

VOWELS = "aiueo"
ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ", "y": "ヤイユエヨ", "w": "ワイウエヲ", "j": "ジジジジジ", "f": "フフフフフ", "v": "バビブベボ",
}  # fmt: skip
SMALL_VOWELS = dict(zip(VOWELS, "ァィゥェォ", strict=True))
SMALL = {"a": "ャ", "i": "ィ", "u": "ュ", "e": "ェ", "o": "ョ"}
SPECIAL = {"shi": "シ", "chi": "チ", "tsu": "ツ", "fu": "フ", "ji": "ジ", "di": "ヂ", "du": "ヅ", "wo": "ヲ"}
YOON = {"sh": "シ", "ch": "チ", "ty": "チ", "sy": "シ", "zy": "ジ", "jy": "ジ"}
SYLLABLE = re.compile(r"(?:(?:sh|ch|ts|ty|sy|zy|jy)|[bdfghjkmnprstvwz]?y?)[aiueo]|n(?![aiueoy])|m(?=[bmp])")
DOUBLE = re.compile(r"([kstpbdgzjfhmrc])(?=\1|(?<=t)ch)")
TAIL = re.compile(r"(?:[bcdfghjkmpqrstvwxyz]{1,3}|ny)$")


def _kana(syllable):
    if syllable in SPECIAL:
        return SPECIAL[syllable]
    if len(syllable) == 1 and syllable in "nm":
        return "ン"
    head, vowel = syllable[:-1], syllable[-1]
    if head in YOON:
        return YOON[head] + SMALL[vowel]
    if head == "ts":
        return "ツ" + SMALL[vowel]
    if len(head) == 2:
        return ROWS[head[0]][1] + SMALL[vowel]
    kana = ROWS[head][VOWELS.index(vowel)]
    own = {"j": "i", "f": "u"}.get(head, vowel)
    return kana if vowel == own else kana + (SMALL if head == "j" else SMALL_VOWELS)[vowel]


@lru_cache(maxsize=2_000)
def kana_of(text):
    """Return the katakana of folded Latin letters, a last incomplete syllable left out; "" when they are none."""
    found, at = [], 0
    while at < len(text):
        if match := SYLLABLE.match(text, at):
            found.append(_kana(match[0]))
            at = match.end()
        elif match := DOUBLE.match(text, at):
            found.append("ッ")
            at += 1
        elif TAIL.fullmatch(text, at):
            break
        else:
            return ""
    return "".join(found)


def heard_in(text):
    """Return how folded Latin letters sound when read as Japanese, squeezed; "" when they cannot be."""
    heard = sound(kana_of(text))
    return squeezed(heard) if len(heard) > 1 else ""
