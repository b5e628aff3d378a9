"""Sample words for the style guide, long ones on purpose.

They stand here in both languages and not in the catalogues: all apps share one set of source strings, and samples must
not decide how a real "Open" is translated.
"""

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.utils.functional import lazystr

from colab.core import clock
from colab.core.ui import components as ui
from colab.core.ui import forms as ui_forms
from colab.core.ui.format import japanese


class _Both:
    """Words in both languages; which one shows is decided when they are printed."""

    def __init__(self, ja, en):
        self.ja, self.en = ja, en

    def __str__(self):
        return self.ja if japanese() else self.en


def t(ja, en):
    """Return lazy words in the page's language."""
    return lazystr(_Both(ja, en))


WORDS = {
    "lead": t("画面を作る部品を、見本の言葉で並べています。", "Every part of our pages with sample words."),
    "title": t("部品の見本", "Style guide"),
    "about": t("このサイトについて", "About this site"),
    "open": t("募集中", "Open"),
    "closed": t("募集終了", "Closed"),
    "deadline": t("締切", "Deadline"),
    "begin": t("応募をはじめる（下書き保存可）", "Begin a pitch (drafts are kept)"),
    "ask": t("質問する", "Ask a question"),
    "buttons": t("ボタン", "Buttons"),
    "save": t("保存する", "Save"),
    "check": t("確認する", "Check"),
    "cancel": t("やめる", "Cancel"),
    "withdraw": t("取り下げる", "Withdraw"),
    "publish": t("公開する", "Publish"),
    "publish_off": t("事務局の確認がまだ済んでいません。", "The office has not checked it yet."),
    "chips": t("状態", "Chips"),
    "adopted": t("採択", "Adopted"),
    "cards": t("カード", "Cards"),
    "banners": t("お知らせ", "Banners"),
    "info_title": t("ご案内", "For your information"),
    "info": t("質問は、上の日時まで受け付けます。", "Questions can be asked until the day shown above."),
    "success": t("提案を受け付けました。", "Your pitch was handed in."),
    "warning_title": t("ご注意ください", "Please note"),
    "warning": t("認定の有効期間がまもなく終わります。", "The certificate ends soon."),
    "error_title": t("公開していません", "Not published"),
    "error": t("締切が過去の日時になっています。", "The deadline lies in the past."),
    "quiet": t("本文に添える、静かな注記です。", "A quiet note beside the text."),
    "figures": t("数字", "Figures"),
    "facts": t("概要", "Facts"),
    "tables": t("表", "Tables"),
    "contracts": t("契約の一覧", "Contracts"),
    "number": t("番号", "Number"),
    "subject": t("件名", "Subject"),
    "party": t("相手方", "Counterparty"),
    "amount": t("金額", "Amount"),
    "signed": t("締結日", "Signed"),
    "tabs": t("タブ・手順・ページ送り", "Tabs, steps, pages"),
    "entry": t("応募の手順", "Steps of the entry"),
    "stages": t("課題の段階", "Stages of the challenge"),
    "timeline": t("経過", "Timeline"),
    "verify": t("記録の検証（専門の方へ）", "Verify the record (for experts)"),
    "waiting": t("あなたの対応待ち", "What waits for you"),
    "nothing": t("該当する課題はありません", "Nothing found"),
    "fewer": t("条件を減らしてお試しください。", "Try fewer filters."),
    "clear": t("条件をすべて外す", "Remove all filters"),
    "conditions": t("満たすべき条件", "Conditions"),
    "charts": t("グラフ", "Charts"),
    "check_time": t("1人あたりの確認時間", "Time to check one person"),
    "check_sum": t("確認作業が40分から12分に短くなりました。", "Checking takes 12 minutes instead of 40."),
    "min": t("分", "min"),
    "by_area": t("分野別の提案数", "Pitches by area"),
    "by_area_sum": t("提案がもっとも多い分野は防災です。", "Most pitches concern disasters."),
    "by_month": t("月別の提案数", "Pitches per month"),
    "form": t("入力画面", "A form"),
}
QUESTION = t("Q：避難所の受付を、だれでも十分以内に終えるには？", "How can a shelter register anyone in ten minutes?")
PLACE = t("八王子市内の避難所 3か所（うち1か所は体育館）", "Three shelters in Hachioji, one of them a gymnasium")
STATE_TONES = {"open": "open", "screening": "info", "adopted": "success", "withdrawn": "muted"}


class SampleForm(ui_forms.Form):
    """Every kind of field once."""

    title = forms.CharField(
        label=t("課題名（問いの形で）", "Title, as a question"),
        max_length=60,
        help_text=t(
            "例：避難所で支援が必要な方を、十分以内に把握するには？", "Example: How can a shelter know who needs help?"
        ),
    )
    summary = forms.CharField(label=t("概要", "Summary"), max_length=400, widget=forms.Textarea)
    area = forms.ChoiceField(
        label=t("分野", "Area"), choices=[("", "—"), ("disaster", t("防災", "Disaster")), ("care", t("福祉", "Care"))]
    )
    route = forms.ChoiceField(
        label=t("実証のあと", "After the pilot"),
        widget=forms.RadioSelect,
        choices=[
            ("buy", t("契約の可能性あり", "May lead to a contract")),
            ("oss", t("OSSとして公開", "Published as OSS")),
        ],
    )
    needs = forms.MultipleChoiceField(
        label=t("提供できるもの", "What we offer"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("field", t("実証の場所", "A place to try")), ("data", t("データ", "Data"))],
    )
    starts_on = ui_forms.DateField3(label=t("実証の開始日", "Start of the pilot"))
    closes_at = ui_forms.DateTimeField3(label=t("締切", "Deadline"), help_text=t("日本時間です。", "Japan time."))
    cap_yen = ui_forms.YenField(label=t("費用の上限", "Upper limit of the costs"), required=False)
    people = ui_forms.WholeNumberField(label=t("困っている人の数", "People affected"), required=False)
    email = ui_forms.NarrowEmailField(label=t("問い合わせ先のメール", "E-mail for questions"))
    paper = forms.FileField(
        label=t("資料", "Material"), required=False, help_text=t("PDF 1件、20MBまで。", "PDF, one file, up to 20 MB.")
    )
    agrees = forms.BooleanField(label=t("募集の条件を読みました。", "I have read the conditions of the call."))
    number = forms.CharField(label=t("課題番号", "Number"), initial="C-2026-014", required=False)

    sections = [
        ui_forms.Section(t("課題", "The challenge"), ("title", "summary", "area", "route", "needs")),
        ui_forms.Section(t("日程と費用", "Dates and money"), ("starts_on", "closes_at", "cap_yen")),
        ui_forms.Section(t("くわしく書く", "More, if you like"), ("people", "paper", "number"), open=False),
        ui_forms.Section(t("連絡先", "Contact"), ("email", "agrees")),
    ]
    read_only = {"number": t("事務局が付ける番号です", "given by the office")}


def _guards():
    return [
        ui.GuardLine(
            t("実施計画に4項目がそろっている", "The plan has all four items"),
            "passed",
            article="施行規則 第12条の3第3項",
        ),
        ui.GuardLine(t("物品か役務かを選んでいる", "The kind is chosen"), "passed"),
        ui.GuardLine(
            t("学識経験者2人以上の意見を聴いている", "Two experts have given their opinion"),
            "failed",
            t("記録されている意見は1人分です。", "One opinion is recorded."),
            t("もう1人の学識経験者に依頼してください。", "Ask a second expert."),
            "施行規則 第12条の3第2項",
        ),
        ui.GuardLine(t("長が3つの要件を確認している", "The head of the body confirms the three points"), "open"),
    ]


def _stages():
    labels = [("call", t("課題", "Call")), ("pitch", t("提案", "Pitch")), ("pilot", t("実証", "Pilot"))]
    labels += [("cert", t("認定", "Certification")), ("contract", t("契約", "Contract"))]
    today = clock.today()
    return ui.stages(labels, "pilot", dates={"call": today - timedelta(90), "pitch": today - timedelta(40)})


def _filters():
    option = SimpleNamespace
    states = [
        option(value="open", label=WORDS["open"], chosen=True, count=7),
        option(value="closed", label=WORDS["closed"], chosen=False, count=31),
    ]
    disaster = option(value="d", label=t("防災", "Disaster"), chosen=False, count=3)
    facets = [
        option(kind="input", input="text", name="q", label=t("言葉", "Words"), hint="", value=""),
        option(kind="choice", name="state", label=t("状態", "State"), options=states),
        option(kind="select", name="area", label=t("分野", "Area"), blank=t("すべて", "All"), options=[disaster]),
    ]
    return option(facets=facets, active=[option(label=t("状態", "State"), value=WORDS["open"], url="?")], clear_url="?")


def _lists(now):
    due = now - timedelta(days=1)
    return {
        "facts": [
            (t("募集主体", "Body"), t("東京都 総務局", "Bureau of General Affairs")),
            (t("実施フィールド", "Place of the pilot"), PLACE),
            (t("費用上限", "Upper limit"), t("200万円", "¥2,000,000")),
        ],
        "figures": [
            ui.Figure(t("課題", "Challenges"), 24, url="#figures"),
            ui.Figure(t("提案", "Pitches"), 1360, t("件", "")),
            ui.Figure(t("契約", "Contracts"), 5, note=t("今年度", "this fiscal year")),
        ],
        "tabs": [
            ui.Tab(t("概要", "Overview"), "#", True),
            ui.Tab(t("質問と回答", "Questions"), "#q", count=12),
            ui.Tab(t("結果", "Results"), "#r"),
        ],
        "happenings": [
            ui.Happening(now - timedelta(days=2), t("提案を受付", "Handed in"), "P-2026-0031"),
            ui.Happening(now - timedelta(days=1), t("形式審査を通過", "Accepted"), url="#"),
        ],
        "waiting": [
            {"title": t("課題の確認", "Check a challenge"), "url": "#", "reason": QUESTION, "since": now, "due": due},
            {"title": t("質問に答える", "Answer a question"), "url": "#", "due": now + timedelta(4)},
        ],
    }  # fmt: skip


def context(request):
    """Return all samples."""
    now = clock.now()
    page = Paginator(range(240), 25).page(4)
    page.query = ""
    return {
        "w": WORDS,
        "question": QUESTION,
        "now": now,
        "soon": now + timedelta(days=5),
        "later": now + timedelta(days=40),
        "past": now - timedelta(days=3),
        "tones": ui.TONES,
        "state_tones": STATE_TONES,
        "stages": _stages(),
        "long_stages": ui.stages([(n, f"{n}") for n in range(1, 12)], 5),
        "page_sample": page,
        "filters": _filters(),
        "guards": _guards(),
        "areas": [t("防災", "Disaster"), t("福祉", "Care")],
        "area_counts": [18, 7],
        "months": ["4", "5", "6", "7", "8", "9"],
        "series": [
            ui.Series(t("今年度", "This year"), [3, 5, None, 9, 12, 14]),
            ui.Series(t("前年度", "Last year"), [1, 2, 4, 6, 7, 9]),
        ],
        **_lists(now),
    }
