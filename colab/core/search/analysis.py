"""Japanese and English text as both engines see it: words, readings, bigrams.

Words are Sudachi's A units in their normalised form (サーバ = サーバー, 引越し = 引っ越し), English ones folded, no
plural. Bigrams run through every unbroken stretch of letters, kana and kanji, so that any two neighbours are found.
Readings are kana as they sound, of each word and of each compound from any of its words on.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import local

TOKEN_VERSION = 3
"""Raise it when the same text would give other tokens (a new dictionary, other rules): `reindex` renews older rows."""

MAX_TEXT = 40_000
MAX_TOKEN = 64
MAX_COMPOUND = 6
# Sudachi refuses more than 49,149 bytes at once.
CHUNK = 8_000

DROPPED = {"助詞", "助動詞", "補助記号", "空白", "記号"}
RUNS = re.compile(r"[^\W_]+")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
MARKS = {"Cc", "Cf", "Mn", "Me", "Cs"}
# Letters that are folded already; anything else takes the slow way.
JAPANESE = re.compile("[\x20-\x7e\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff々]*")
SPACE = re.compile(r"\s+")
TAGS = re.compile(r"<[^<>]{0,2000}>")
BREAKS = re.compile(r"</(?:p|li|h[1-6]|div|td|th|tr)>|<br\s*/?>", re.I)
HIRAGANA, KATAKANA = re.compile("[ぁ-ゖ]"), re.compile("[ァ-ヺ]")
NOUN_ENDS = "いきしちにひみりぎじびえけせてねへめれげぜでべ"
LATIN = re.compile(r"[a-z0-9]+")
KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
UNVOICED = dict.fromkeys(map(ord, "\u3099\u309aー"))
FULL_SIZE = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
U_AND_O = "オコソトノホモヨロヲウクスツヌフムユル"
O_COLUMN = "オコソトノホモヨロヲ"
SQUEEZED = "r"
"""Leads a reading without long vowels, so that no kana typed in full meets it."""
KANJI = re.compile(r"[一-鿿㐀-䶿々]")

_thread = local()
_met = {}
MOST_MET = 50_000
SHORT = 80


@cache
def _dictionary():
    """Load the dictionary on first use only: starting the site must not pay for it."""
    from sudachipy import Dictionary

    return Dictionary(dict="small")


def _tokenizer():
    """Return this thread's tokenizer (one must not be shared between threads)."""
    if not hasattr(_thread, "tokenizer"):
        from sudachipy import SplitMode

        _thread.tokenizer = _dictionary().create(mode=SplitMode.A)
    return _thread.tokenizer


def clean(text):
    """Return `text` as it is stored and shown: no tags, no control characters, single spaces."""
    text = TAGS.sub("", BREAKS.sub(" ", str(text or "")[: MAX_TEXT * 2]))
    return SPACE.sub(" ", CONTROL.sub(" ", text)).strip()[:MAX_TEXT]


def fold(text):
    """Return the form in which letters are compared: width, case and compatibility forms made one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii() or JAPANESE.fullmatch(folded):
        return folded
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(char for char in folded if unicodedata.category(char) not in MARKS)


def runs(text):
    """Return the unbroken stretches of letters and digits of `text`, folded."""
    return RUNS.findall(fold(text))


def grams(stretches, *, closed=True):
    """Return the bigrams of the stretches in order; each stretch ends with its last letter alone.

    A stretch's own end is left out with closed=False: so the bigrams of a part are a phrase within those of the whole.
    """
    found = []
    for number, run in enumerate(stretches):
        found += map("".join, zip(run, run[1:], strict=False))
        if closed or len(run) == 1 or number < len(stretches) - 1:
            found.append(run[-1])
    return found


def morphemes(text):
    """Yield Sudachi's morphemes with the offset of their chunk: (offset, morpheme)."""
    for start in range(0, len(text), CHUNK):
        for morpheme in _tokenizer().tokenize(text[start : start + CHUNK]):
            yield start, morpheme


def stem(word):
    """Return an English word without its plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words_of(morpheme, *, forms=True):
    """Return the index words of one morpheme: none for particles, one as a rule.

    With forms=True an English word that the dictionary knows in katakana gives both, and a verb that may as well be a
    noun the noun too: 引っ越し手続き is read as a verb, 引越し as a noun.
    """
    kind = morpheme.part_of_speech()[0]
    if kind in DROPPED:
        return ()
    found = _word_forms(morpheme.surface(), morpheme.normalized_form(), forms)
    if forms and kind == "動詞" and morpheme.surface()[-1] in NOUN_ENDS and KANJI.match(morpheme.surface()):
        return found + _as_noun(morpheme.surface())
    return found


@lru_cache(maxsize=50_000)
def _word_forms(surface, normal, forms):
    surface, normal = "".join(runs(surface)), "".join(runs(normal))
    found = ()
    if LATIN.fullmatch(surface):
        found = (stem(surface)[:MAX_TOKEN],)
        if not forms or LATIN.fullmatch(normal):
            normal = ""
    return (*found, normal[:MAX_TOKEN]) if normal else found


@lru_cache(maxsize=5_000)
def _as_noun(surface):
    """Return the word of a verb's stem standing alone, when that is a noun."""
    alone = list(_tokenizer().tokenize(surface))
    if len(alone) != 1 or alone[0].part_of_speech()[0] != "名詞":
        return ()
    return _word_forms(surface, alone[0].normalized_form(), False)


def other_kana(text):
    """Return a word of one kana in the other one: まっぷ, マップ; an empty string for anything else."""
    if not KANA.fullmatch(text):
        return ""
    if HIRAGANA.search(text):
        return "" if KATAKANA.search(text) else "".join(chr(ord(c) + 0x60) if c != "ー" else c for c in text)
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def words(text, *, forms=True):
    """Return the index words of `text` in order."""
    if forms:
        return [word for _, morpheme in morphemes(text) for word in _known(morpheme)[0]]
    return [word for _, morpheme in morphemes(text) for word in words_of(morpheme, forms=forms)]


@lru_cache(maxsize=50_000)
def sound(text):
    """Return kana as it is compared by ear, or an empty string for anything but kana.

    Katakana without voicing marks, small letters and length marks: what 所 sounds like within a compound (ショ, ジョ)
    is not in the dictionary, and nobody should have to know.
    """
    folded = fold(text)
    if not KANA.fullmatch(folded):
        return ""
    kana = "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in folded)
    bare = unicodedata.normalize("NFD", kana).translate(UNVOICED)
    return bare.translate(FULL_SIZE)


@lru_cache(maxsize=50_000)
def squeezed(heard):
    """Return a sounding reading without its long vowels, marked: トウキョウ and "tokyo" are one."""
    kept = []
    for char in heard:
        before = kept[-1] if kept else ""
        if not ((char == "ウ" and before and before in U_AND_O) or (char == "オ" and before and before in O_COLUMN)):
            kept.append(char)
    return SQUEEZED + "".join(kept)


def readings(text):
    """Return the set of readings as they sound: of each word, and of each compound from each of its words on."""
    return words_and_readings(text)[1]


def words_and_readings(text):
    """Return (words in order, set of readings), both from one pass through `text`."""
    ordered, found, compound = [], set(), []
    for _, morpheme in morphemes(text):
        forms, sounding = _known(morpheme)
        if forms:
            ordered += forms
            compound.append(sounding)
        elif compound:
            found |= _compounds(tuple(compound))
            compound = []
    return ordered, found | _compounds(tuple(compound))


def _known(morpheme):
    """Return (its index words, (surface, reading)); the same word is looked at once."""
    surface = morpheme.surface()
    # Words that are not in the dictionary share their numbers.
    key = surface, morpheme.word_id(), morpheme.part_of_speech_id()
    found = _met.get(key)
    if found is None:
        if len(_met) >= MOST_MET:
            _met.clear()
        found = _met[key] = words_of(morpheme), (surface, morpheme.reading_form())
    return found


@lru_cache(maxsize=20_000)
def _compounds(parts):
    """Return the readings from each part of a compound on that holds at least one kanji."""
    found = set()
    for start in range(len(parts)):
        taken = parts[start : start + MAX_COMPOUND]
        heard = sound("".join(reading for _, reading in taken))
        if heard and KANJI.search("".join(surface for surface, _ in taken)):
            found.add(heard[:MAX_TOKEN])
    return found


BORDER = "§"
"""Stands between the parts of a document in bigrams and folded text: no phrase reaches across."""


@dataclass(frozen=True)
class Analysed:
    """The tokens of a document: words and bigrams in order of the text, readings; the title's and the body's apart.

    folded      the whole text in folded letters, a BORDER after each part
    """

    title: list[str]
    body: list[str]
    title_readings: frozenset[str]
    readings: frozenset[str]
    title_grams: list[str]
    grams: list[str]
    folded: str


def analyse(title_parts, body_parts):
    """Return the Analysed document of cleaned texts; title parts weigh more."""
    title, heard = _all_words(title_parts)
    body, heard_in_body = _all_words(body_parts)
    title_runs, body_runs = ([runs(part) for part in parts if part] for parts in (title_parts, body_parts))
    return Analysed(
        title=title,
        body=body,
        title_readings=frozenset(heard | {squeezed(one) for one in heard}),
        readings=frozenset(heard_in_body - heard),
        title_grams=_bordered(title_runs),
        grams=_bordered(body_runs),
        folded=f" {BORDER} ".join(" ".join(part) for part in [*title_runs, *body_runs]),
    )


def _bordered(stretches):
    """Return the bigrams of all parts, a BORDER after each."""
    found = []
    for part in stretches:
        found += [*grams(part), BORDER]
    return found


@lru_cache(maxsize=2_000)
def _words_of_short(text):
    """Like words_and_readings; labels of facets come again and again."""
    return words_and_readings(text)


def _all_words(parts):
    ordered, heard = [], set()
    for part in parts:
        if part:
            more, sounds = (_words_of_short if len(part) <= SHORT else words_and_readings)(part)
            ordered += more
            heard |= sounds
    return ordered, heard
