"""The 62 municipalities of Tokyo with their codes, and bureaus of the metropolis: real names, public facts.

Codes: 全国地方公共団体コード with the check digit as sixth. Sources of the list: the municipalities themselves.
"""

WARDS = """
131016 千代田区 Chiyoda|131024 中央区 Chuo|131032 港区 Minato
131041 新宿区 Shinjuku|131059 文京区 Bunkyo|131067 台東区 Taito
131075 墨田区 Sumida|131083 江東区 Koto|131091 品川区 Shinagawa
131105 目黒区 Meguro|131113 大田区 Ota|131121 世田谷区 Setagaya
131130 渋谷区 Shibuya|131148 中野区 Nakano|131156 杉並区 Suginami
131164 豊島区 Toshima|131172 北区 Kita|131181 荒川区 Arakawa
131199 板橋区 Itabashi|131202 練馬区 Nerima|131211 足立区 Adachi
131229 葛飾区 Katsushika|131237 江戸川区 Edogawa
"""
CITIES = """
132012 八王子市 Hachioji|132021 立川市 Tachikawa|132039 武蔵野市 Musashino
132047 三鷹市 Mitaka|132055 青梅市 Ome|132063 府中市 Fuchu
132071 昭島市 Akishima|132080 調布市 Chofu|132098 町田市 Machida
132101 小金井市 Koganei|132110 小平市 Kodaira|132128 日野市 Hino
132136 東村山市 Higashimurayama|132144 国分寺市 Kokubunji|132152 国立市 Kunitachi
132187 福生市 Fussa|132195 狛江市 Komae
132209 東大和市 Higashiyamato|132217 清瀬市 Kiyose|132225 東久留米市 Higashikurume
132233 武蔵村山市 Musashimurayama
132241 多摩市 Tama|132250 稲城市 Inagi|132276 羽村市 Hamura
132284 あきる野市 Akiruno|132292 西東京市 Nishitokyo
"""
TOWNS = """
133035 瑞穂町 Mizuho|133051 日の出町 Hinode|133086 奥多摩町 Okutama
133612 大島町 Oshima|134015 八丈町 Hachijo
"""
VILLAGES = """
133078 檜原村 Hinohara|133621 利島村 Toshima Village|133639 新島村 Niijima
133647 神津島村 Kozushima|133817 三宅村 Miyake
133825 御蔵島村 Mikurajima|134023 青ヶ島村 Aogashima|134210 小笠原村 Ogasawara
"""
BUREAUS = [
    ("デジタルサービス局", "Bureau of Digital Services"),
    ("環境局", "Bureau of Environment"),
    ("福祉局", "Bureau of Social Welfare"),
    ("保健医療局", "Bureau of Public Health"),
    ("産業労働局", "Bureau of Industrial and Labor Affairs"),
    ("建設局", "Bureau of Construction"),
    ("港湾局", "Bureau of Port and Harbor"),
    ("都市整備局", "Bureau of Urban Development"),
    ("総務局", "Bureau of General Affairs"),
    ("水道局", "Bureau of Waterworks"),
    ("教育庁", "Office of Education"),
    ("会計管理局", "Bureau of Accounting"),
]


def municipalities() -> list[tuple[str, str, str, str]]:
    """Return (code, kind, name, English name) of all 62 municipalities, in the order of their codes."""
    rows = []
    for kind, text in (("ward", WARDS), ("city", CITIES), ("town", TOWNS), ("village", VILLAGES)):
        for part in text.replace("\n", "|").split("|"):
            if part.strip():
                code, name, english = part.strip().split(" ", 2)
                rows.append((code, kind, name, english))
    return sorted(rows)


def check_digit(base: str) -> int:
    """Return the check digit of a five-digit local government code (weights 6 to 2, modulo 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(base, range(6, 1, -1), strict=True))
    return (11 - total % 11) % 10
