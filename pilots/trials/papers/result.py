"""実証評価書: what was measured, what the section concludes, what others should know."""

from colab.core.ui.documents import Facts, Heading, Line, Note, Paper, Table
from pilots.trials.enums import Verdict
from pilots.trials.models import Pilot
from pilots.trials.outcomes import indicator_rows

from . import words as w


def result(pilot: Pilot) -> Paper:
    """Return the evaluation; the verdicts are computed from the readings."""
    outcomes = indicator_rows(pilot)
    rows = [("指標", "実証前", "実証後", "目標", "結果")]
    rows += [_row(each) for each in outcomes]
    changes = [change for each in outcomes for change in each["changes"]]
    blocks = [
        Facts(
            (
                ("計画番号", pilot.code or w.BLANK),
                ("実証の名称", pilot.title),
                ("実施部署", f"{pilot.unit.body.name}　{pilot.unit.name}"),
                ("実施事業者", w.team(pilot)),
                ("実施期間", f"{w.day(pilot.started_on)}開始、{w.day(pilot.measured_on)}測定終了"),
                ("評価年月日", w.day(pilot.evaluated_on)),
                ("総合判定", str(Verdict(pilot.verdict).label) if pilot.verdict else w.BLANK),
            )
        ),
        Heading("1　効果検証の結果"),
        Table(tuple(rows), (46, 24, 24, 24, 48)),
        *[Note(_behind(row)) for row in outcomes],
        Heading("2　固定後に変更した指標"),
        Line("\n".join(f"{w.day(each['at'].date())}　{each['reason']}" for each in changes) or "なし", indent=True),
        Heading("3　実証の報告"),
        Line(w.filled(pilot.final_report), indent=True),
        Heading("4　他の団体への教訓"),
        Line(pilot.lesson.strip() or "特になし", indent=True),
        Heading("5　担当課の評価"),
        Line(w.filled(pilot.evaluation), indent=True),
        Facts((("今後の方針", w.filled(pilot.outcome_reason)), ("評価者（職・氏名）", ""))),
    ]
    return Paper("実証評価書", "実　証　評　価　書", tuple(blocks))


def _behind(row: dict) -> str:
    lines = [f"　{term}：{words}" for term, words in row["details"] if words]
    return "\n".join([f"「{row['indicator'].name}」の内訳", *lines])


def _row(row: dict) -> tuple[str, ...]:
    unit = row["indicator"].unit
    return (
        row["indicator"].name,
        f"{row['before']}{unit}" if row["before"] else "—",
        f"{row['after']}{unit}" if row["after"] else "—",
        f"{row['target']}{unit}{w.BETTER[row['indicator'].direction]}",
        f"{row['verdict']}\n{row['sentence']}",
    )
