"""Which heading means which field. Headings are compared without spaces, brackets and marks."""

import re
import unicodedata

HEADINGS: dict[str, tuple[str, ...]] = {
    "external_id": ("番号", "no", "no.", "課題番号", "整理番号", "管理番号", "id", "通し番号"),
    "title": ("題名", "課題名", "名称", "タイトル", "課題タイトル", "件名", "テーマ", "title"),
    "title_en": ("英語題名", "題名英語", "英語名称", "名称英語", "課題名英語", "titleinenglish"),
    "summary": ("要約", "概要", "一行要約", "課題概要", "一行の要約", "summary"),
    "summary_en": ("要約英語", "英語要約", "summaryinenglish"),
    "body": ("募集主体", "自治体", "自治体名", "団体名", "区市町村", "区市町村名", "団体"),
    "unit": ("担当課", "担当部署", "部署", "所管課", "担当課名", "局課", "所属", "担当"),
    "areas": ("分野", "領域", "カテゴリ", "カテゴリー", "政策分野"),
    "background": ("背景", "課題の背景", "background"),
    "numbers": ("現状", "現状数字", "現状の数字", "現状値"),
    "problem": ("課題", "課題内容", "課題の内容", "困りごと", "解決したい課題"),
    "goal": ("実現したい姿", "ゴール", "目指す姿", "実現したい姿ゴール", "目標"),
    "solutions_sought": ("求めるソリューション", "求める技術", "求める解決策", "求める提案"),
    "not_intended": ("想定しない解決", "対象外"),
    "field_site": ("実施フィールド", "実施場所", "フィールド", "実証場所"),
    "field_features": ("フィールドの特徴", "フィールドの特長"),
    "offers": ("提供できるもの", "提供可能なもの", "提供リソース"),
    "verification": ("効果検証方法", "効果検証", "検証方法", "kpi", "効果検証方法kpi"),
    "after_pilot": ("実証後", "その後の導入見込み", "導入見込み"),
    "cost_cap_yen": ("実証費用の上限", "実証費用上限", "費用上限", "予算上限", "上限額", "予算", "実証費用"),
    "budget_route": ("実証後の予算", "導入の予算", "予算化の予定", "予算化"),
    "pilot_from": ("実証開始", "実証開始日", "実証期間開始", "実証期間自"),
    "pilot_to": ("実証終了", "実証終了日", "実証期間終了", "実証期間至"),
    "contract_possible": ("認定契約の可能性", "契約の可能性", "本格導入の可能性"),
    "oss_expected": ("oss公開", "oss公開の有無", "オープンソース"),
    "contact": ("問合せ先", "問い合わせ先", "連絡先", "お問合せ先", "お問い合わせ先"),
}
_FIELD_OF = {spelling: field for field, spellings in HEADINGS.items() for spelling in spellings}
_NOISE = re.compile(r"[\s　・/／:：*＊※()（）\[\]［］【】「」]|必須|任意|百万円|千円|万円|円|上限\d+字|\d+字以内")


def normal(text: object) -> str:
    """Return a heading as it is compared: narrow, small, without spaces, brackets and notes."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", str(text or "")).lower())


def field_of(heading: object) -> str | None:
    """Return the field a heading names, or None for a column that is left aside."""
    bare = unicodedata.normalize("NFKC", str(heading or "")).lower()
    return _FIELD_OF.get(bare.strip()) or _FIELD_OF.get(normal(heading))


def factor_of(heading: object) -> int:
    """Return the unit of amounts a heading names: 「（千円）」 makes 500 mean 500,000."""
    text = unicodedata.normalize("NFKC", str(heading or ""))
    return next((n for word, n in (("百万円", 1_000_000), ("万円", 10_000), ("千円", 1_000)) if word in text), 1)


BUDGETS = {
    "none_yet": ("未定", "なし", "無"),
    "next_fiscal_year": ("翌年度", "次年度", "来年度", "要求"),
    "in_budget": ("当年度", "今年度", "本年度", "計上済", "予算あり"),
    "certification_route": ("認定",),
}
"""Words in a cell that say how a purchase would be paid."""
AREAS = {
    "disaster": ("防災", "災害", "危機管理"),
    "welfare": ("福祉", "介護", "高齢", "障害"),
    "childcare_education": ("子育て", "教育", "学校", "保育", "こども", "子ども"),
    "health": ("健康", "医療", "保健"),
    "environment": ("環境", "ごみ", "廃棄物", "資源", "脱炭素"),
    "transport_city": ("交通", "まちづくり", "都市", "住宅"),
    "infrastructure": ("インフラ", "維持管理", "道路", "上下水道"),
    "industry_tourism": ("産業", "観光", "商業", "農業"),
    "culture_sport": ("文化", "スポーツ", "芸術"),
    "admin_dx": ("行政", "dx", "デジタル", "窓口", "働き方"),
}
