"""実証計画書: what is tried, where, who bears what, and how it will be measured."""

from colab.core.ui.documents import Facts, Heading, Line, Note, Paper, Table
from pilots.trials.models import Indicator, Pilot
from pilots.trials.presentation import number

from . import words as w

STAMPS = ("決裁権者", "部長", "課長", "課長代理", "担当", "合議")


def plan(pilot: Pilot) -> Paper:
    """Return the plan as it stands; indicators that are fixed carry their hash."""
    head = (
        ("計画番号", pilot.code or "（協定の締結時に付番）"),
        ("実証の名称", pilot.title),
        ("実施部署", f"{pilot.unit.body.name}　{pilot.unit.name}"),
        ("実施事業者", w.team(pilot)),
        (
            "協定",
            f"{pilot.get_agreement_kind_display()}　{w.day(pilot.agreement_on)}" if pilot.agreement_on else w.BLANK,
        ),
    )
    content = (
        ("1　目的・概要", w.filled(pilot.summary)),
        ("2　実施場所", w.filled(pilot.site)),
        ("3　実施期間", w.period(pilot)),
        ("4　利用者", w.filled(pilot.users)),
        ("5　役割及び費用の分担", w.filled(pilot.burden_sharing)),
        ("6　団体の費用負担", w.yen(pilot.cost_yen)),
        ("7　年度をまたぐ場合の根拠", w.crossing(pilot)),
        ("8　想定されるリスクと対策", w.filled(pilot.risks)),
        ("9　個人情報の取扱い", w.filled(pilot.personal_data)),
        ("10　安全の確保・保険", w.filled(pilot.safety)),
    )
    rows = [("指標", "現状値", "目標値", "測り方", "件数", "測定期限")]
    rows += [_row(each) for each in pilot.indicators.order_by("order", "pk")]
    return Paper(
        "実証計画書",
        "実　証　計　画　書",
        (
            Table((STAMPS, ("",) * len(STAMPS)), (26, 28, 28, 28, 28, 28), height=16),
            Facts(head),
            Facts(content),
            Heading("11　効果検証の指標"),
            Table(tuple(rows), (36, 20, 24, 42, 20, 24)),
            Note(_fixed(pilot)),
            Line("実証は、契約の締結を約束するものではない。", indent=True),
        ),
    )


def _row(each: Indicator) -> tuple[str, ...]:
    return (
        each.name,
        "—" if each.baseline is None else f"{number(each.baseline)}{each.unit}",
        f"{number(each.target)}{each.unit}{w.BETTER[each.direction]}",
        each.method,
        f"{each.sample_size}\n（最少{each.min_sample}）",
        w.day(each.measure_by) if each.measure_by else "実証の終了まで",
    )


def _fixed(pilot: Pilot) -> str:
    if not pilot.indicators_hash:
        return "指標は、計画の確定時に固定する。固定後の変更は、理由とともに公開する。"
    return f"指標は固定済み（SHA-256 {pilot.indicators_hash}）。固定後の変更は、理由とともに公開する。"
