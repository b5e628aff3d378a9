"""Invented teams. Their corporate numbers belong to a registry office that does not exist."""

from random import Random

from colab.core.organisations.models import Organisation, User
from colab.demo.builders.people import make_civic_group, make_company
from colab.demo.world.cast import person

HEADS = ["そよかぜ", "あおぞら", "みなも", "こもれび", "あさぎり", "つばめ", "ひだまり", "かけはし", "わかば", "いぶき",
         "しおさい", "つむぎ", "ともしび", "はるかぜ", "ゆきあかり", "ほしぞら", "たかね", "せせらぎ", "まどか", "こはく"]  # fmt: skip
TAILS = [("技研", "Giken"), ("ラボ", "Lab"), ("システムズ", "Systems"), ("データ", "Data"), ("ロボティクス", "Robotics"),
         ("センシング", "Sensing"), ("デザイン", "Design"), ("ネットワーク", "Network")]  # fmt: skip
ROMAN = ["Soyokaze", "Aozora", "Minamo", "Komorebi", "Asagiri", "Tsubame", "Hidamari", "Kakehashi", "Wakaba", "Ibuki",
         "Shiosai", "Tsumugi", "Tomoshibi", "Harukaze", "Yukiakari", "Hoshizora", "Takane", "Seseragi", "Madoka", "Kohaku"]  # fmt: skip
SURNAMES = [("佐久", "Saku"), ("柏木", "Kashiwagi"), ("長峰", "Nagamine"), ("桐野", "Kirino"), ("瀬名", "Sena"), ("葉山", "Hayama"),
            ("鳴海", "Narumi"), ("星川", "Hoshikawa"), ("白石", "Shiraishi"), ("水瀬", "Minase"), ("朝倉", "Asakura"), ("榊", "Sakaki")]  # fmt: skip
GIVEN = [("あおい", "Aoi"), ("けい", "Kei"), ("なぎ", "Nagi"), ("りつ", "Ritsu"), ("ひなた", "Hinata"), ("そら", "Sora"),
         ("みお", "Mio"), ("はると", "Haruto"), ("ゆづき", "Yuzuki"), ("れん", "Ren")]  # fmt: skip
GROUPS = ["まちコード", "オープン川の手", "多摩シビックテック", "子育てハック", "Code for みほん", "しまの情報部"]


def founder(n: int) -> User:
    """Return the person behind the n-th team."""
    family, family_en = SURNAMES[n % len(SURNAMES)]
    given, given_en = GIVEN[(n // len(SURNAMES) + n) % len(GIVEN)]
    language = "en" if n % 9 == 4 else "ja"
    return person(f"team{n:03d}", f"{family} {given}", f"{given_en} {family_en}", language=language)


def company(n: int, random: Random) -> Organisation:
    """Return the n-th company."""
    head, (tail, tail_en) = n % len(HEADS), TAILS[(n // len(HEADS)) % len(TAILS)]
    return make_company(
        f"株式会社{HEADS[head]}{tail}",
        name_en=f"{ROMAN[head]} {tail_en} Inc.",
        name_kana="",
        owner=founder(n),
        representative=founder(n).name,
        employees=random.choice([3, 6, 9, 14, 25, 48]),
        capital_yen=random.choice([1, 3, 5, 10, 30, 80]) * 1_000_000,
        contact_email=f"info{n:03d}@demo.invalid",
        industry="情報通信業",
        profile="自治体の現場と一緒に、小さく試して確かめながら製品をつくる会社です。（架空）",
        profile_en="We build with the people in the field, in small steps. (fictional)",
    )


def civic_group(n: int) -> Organisation:
    """Return the n-th civic-tech group."""
    name = GROUPS[n % len(GROUPS)]
    return make_civic_group(name, owner=founder(200 + n), activity_history="月2回、公民館で集まっています。（架空）")


class Teams:
    """Hands out companies: known ones come back, as in life; no team twice on one challenge."""

    def __init__(self, random: Random, size: int):
        self.random = random
        self.rows = [company(n, random) for n in range(size)]

    def some(self, count: int) -> list[Organisation]:
        """Return ``count`` different companies."""
        return self.random.sample(self.rows, count)
