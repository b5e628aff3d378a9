"""Seeded documents as a city's site has them: a title, three short sentences, three facets."""

import random

from colab.core.search.registry import Doc

WORDS = """
奥多摩町 檜原村 世田谷区 八王子市 三鷹市 江東区 大島町 葛飾区 立川市 町田市 足立区 港区 品川区 新宿区 府中市
避難所 保育園 図書館 公園 道路 下水道 街路樹 集積所 消火栓 停留所 駐輪場 病院 学校 窓口 河川 橋梁 農園 健診
点検 見守り 予約 案内 通報 集計 翻訳 記録 相談 募集 監視 管理 検索 共有 収集 測定 予測 確認 申請 配布
混雑 遅れ 不足 ひび割れ 書き間違い 待ち時間 聞き逃し 漏水 倒木 劣化 期限切れ 空き 紛失 騒音 渋滞
センサー ドローン スマートフォン 地図 サーバー カメラ チャット アプリ AI-OCR LoRaWAN 音声認識 電子申請
"""
FILLING = """
資料 会議 意見 制度 計画 予算 職員 住民 地域 事業 方針 手順 効果 費用 期間 範囲 結果 要件 条件 評価 改善 連携 説明
契約 仕様 画面 操作 入力 登録 更新 保存 通知 連絡 報告 公表 公開 参加 協力 調整 準備 試行 開始 終了 継続 拡大 検討
"""
PLACES, THINGS, DOINGS, TROUBLES, TOOLS = (line.split() for line in WORDS.strip().splitlines())


def filling(letters):
    """Return sentences of about so many letters, in words that no question asks for."""
    words, found = FILLING.split(), ""
    while len(found) < letters:
        first, second, third, fourth = random.choices(words, k=4)
        found += f"{first}の{second}を見て、{third}については{fourth}のあとに決めます。"
    return found


def documents(number, seed=2026, letters=0):
    """Yield (key, Doc) of `number` documents of some 70 letters, and as many more as `letters` says."""
    random.seed(seed)
    pick = random.choice
    for key in range(1, number + 1):
        place, thing, doing, trouble, tool = (pick(each) for each in (PLACES, THINGS, DOINGS, TROUBLES, TOOLS))
        yield (
            str(key),
            Doc(
                title=f"{thing}の{trouble}を{tool}で{doing}する {key}",
                body=f"{place}では{pick(THINGS)}の{pick(TROUBLES)}が課題です。{pick(TOOLS)}で{pick(DOINGS)}を試しました。"
                f"{pick(THINGS)}の{pick(DOINGS)}は{random.randint(2, 95)}分で終わりました。" + filling(letters),
                facets={
                    "area": pick("abcdefghij"),
                    "body": str(PLACES.index(place)),
                    "year": str(pick(range(2017, 2027))),
                },
                url=f"/d/{key}/",
                visibility=["public"] if random.random() < 0.9 else [f"org:{random.randint(1, 50)}"],
            ),
        )


def questions(number, seed=7):
    """Return queries: one word, two words, a place, two letters from inside a word, kana, a phrase."""
    random.seed(seed)
    pick, found = random.choice, []
    for _ in range(number):
        word = pick(THINGS + DOINGS + TROUBLES + TOOLS)
        shapes = [
            word,
            f"{pick(THINGS)} {pick(DOINGS)}",
            f"{pick(PLACES)} {pick(TROUBLES)}",
            pick(PLACES)[:2],
            word[1:3] if len(word) > 2 else word,
            pick(["みまもり", "ひなんじょ", "さーばー", "ほいくえん"]),
            f'"{pick(THINGS)}の{pick(TROUBLES)}"',
            f"{pick(THINGS)} -{pick(TOOLS)}",
        ]
        found.append(pick(shapes))
    return found
