"""The papers before the contract: the draft for decision, the reasons, the table of checks."""

from colab.core.lifecycle import get_machine
from colab.core.ui.documents import Facts, Heading, Line, Note, Paper, Table
from pilots.procurement.checking import Checked, check_all
from pilots.procurement.models import Contract

from . import words as w

STAMPS = ("決裁権者", "部長", "課長", "課長代理", "担当", "合議（会計）")
MARKS = {"passed": "適", "failed": "否", "warned": "要説明", "asked": "未確認"}


def draft(c: Contract) -> Paper:
    """起案: the proposal to make the contract, for the body's document system."""
    stamps = Table((STAMPS, ("",) * len(STAMPS)), (26, 28, 28, 28, 28, 28), height=16)
    head = Facts(
        (
            ("文書番号", w.filled(c.decision_number)),
            ("起案年月日", "令和　　年　　月　　日"),
            ("決裁年月日", w.day(c.decided_on) if c.decided_on else "令和　　年　　月　　日"),
            ("起案部署", f"{c.body.name}　{c.unit.name}"),
            ("件名", f"{c.subject_name}に係る契約の締結について（伺い）"),
        )
    )
    return Paper(
        "起案",
        "起　案　文　書",
        (
            stamps,
            head,
            Line("このことについて、下記のとおり随意契約により契約を締結してよろしいか伺います。", indent=True),
            Line("記", align="center"),
            Facts(_proposal(c)),
            Heading("添付書類"),
            Line(
                "別紙1　随意契約理由書\n別紙2　契約方法確認表\n別紙3　仕様書\n別紙4　見積書の写し\n別紙5　認定書の写し"
            ),
            Note("予定価格は、別途封書により作成し、この文書には記載しない。"),
        ),
    )


def _proposal(c: Contract) -> tuple[tuple[str, str], ...]:
    return (
        ("1　契約件名", c.subject_name),
        ("2　契約の種類", f"{w.KINDS[c.kind]}\n（理由）{w.filled(c.kind_reason)}"),
        ("3　目的", w.filled(c.need)),
        ("4　契約の相手方", w.operator(c)),
        ("5　契約の方法", w.METHODS[c.method]),
        ("6　見積金額", w.yen(c.quotation_yen)),
        ("7　納入期限・履行期間", w.period(c)),
        ("8　納入・履行場所", w.filled(c.place)),
        ("9　予算科目", f"{w.fiscal_year(c.fiscal_year)}　{w.filled(c.budget_line)}"),
        ("10　認定", w.certification(c)),
        ("11　公表", _published(c)),
        ("12　随意契約理由", f"{w.filled(c.reason)}\n（詳細は別紙1のとおり）"),
    )


def _published(c: Contract) -> str:
    return (
        f"発注見通し　{w.day(c.forecast_on)}公表\n契約締結前　{w.day(c.pre_on)}公表\n"
        "契約締結後　契約の規則で定める期間内に公表する。"
    )


def reasons(c: Contract) -> Paper:
    """随意契約理由書: which ground, why this product, why this operator, why the price is right."""
    pilot = c.certification.pilot if c.certification else None
    return Paper(
        "随意契約理由書",
        "随意契約理由書",
        (
            Line(f"{c.body.name}　{c.unit.name}", align="right"),
            Facts((("件名", c.subject_name), ("契約の相手方", w.operator(c)), ("根拠規定", w.GROUND))),
            Heading("1　随意契約によることができる根拠"),
            Line(_ground(c), indent=True),
            Heading("2　必要とする理由"),
            Line(w.filled(c.need), indent=True),
            Heading("3　この相手方を選定する理由"),
            Line(w.filled(c.reason), indent=True),
            Heading("4　効果の確認"),
            Line(_proof(pilot), indent=True),
            Heading("5　ほかに該当する者の有無"),
            Line(_others(c), indent=True),
        ),
    )


def _ground(c: Contract) -> str:
    cert = c.certification
    if cert is None:
        return w.BLANK
    limb = "新役務の提供を受ける" if cert.is_service else "新商品として生産する物品を買い入れ、又は借り入れる"
    name = c.organisation.name if c.organisation else w.BLANK
    return (
        f"{name}は、地方自治法施行規則第12条の3の規定に基づき、{c.body.name}{w.head_of(c.body)}から"
        f"新事業分野の開拓を図る者として認定（{cert.number or w.BLANK}、{w.day(cert.certified_on)}、"
        f"有効期限{w.day(cert.valid_until)}）を受けている。本件は、当該認定を受けた者から当該認定に係る"
        f"「{cert.product_name}」について{limb}契約であり、{w.GROUND}に該当する。"
    )


def _proof(pilot) -> str:
    if pilot is None:
        return "実証は行っていない。認定の申請時に提出された資料により効果を確認した。"
    words = f"「{pilot.title}」（{pilot.code or ''}、{w.day(pilot.started_on)}開始）により効果を確認した。"
    return words + (f"評価：{pilot.evaluation}" if pilot.evaluation else "")


def _others(c: Contract) -> str:
    pre = c.notices.filter(kind="pre", current=True).first()
    if pre is None:
        return "契約締結前の公表により、申出を確認する。"
    return (
        f"{w.day(pre.published_on)}に契約締結前の公表を行い、{w.day(pre.apply_by)}を期限として申出を受け付けた。"
        "ほかの申出の有無及び比較の結果：（　　　　　　　　　　　　）"
    )


def checks(c: Contract) -> Paper:
    """契約方法確認表: every condition with its article, how it stands, and what it was judged by."""
    rows = [("番号", "確認事項", "根拠", "結果", "確認の内容")]
    rows += [_row(number, line) for number, line in enumerate(check_all(c), start=1)]
    signed = Facts((("確認年月日", w.day(c.checked_on)), ("確認者（職・氏名）", "")))
    state = get_machine("contract").state_label(c.state)
    return Paper(
        "契約方法確認表",
        "契約方法確認表",
        (
            Facts((("件名", c.subject_name), ("契約の相手方", w.operator(c)), ("手続の状況", str(state)))),
            Table(tuple(rows), (10, 52, 34, 14, 56)),
            Note(
                "「根拠」が法令のものは、満たさない限り契約できない。「団体の規則・運用」のものは、理由と決定者を残して進むことができる。"
            ),
            signed,
        ),
    )


def _row(number: int, line: Checked) -> tuple[str, ...]:
    article = line.article if line.statute else f"団体の規則・運用\n{line.article}".strip()
    return (str(number), line.text, article, MARKS[line.status], line.found)
