"""The papers after the delivery: the record of the inspection and the evaluation by the using office."""

from colab.core.ui.documents import Facts, Heading, Line, Note, Paper, Table
from pilots.procurement.models import Contract

from . import words as w


def inspection(c: Contract) -> Paper:
    """検査調書: inspected against contract and specification (地方自治法 第234条の2)."""
    result = "合格" if c.inspected_on else ("不合格" if c.remedy_due_on else w.BLANK)
    rows = (
        ("契約番号", c.code or w.BLANK),
        ("契約件名", c.subject_name),
        ("契約の相手方", w.operator(c)),
        ("契約締結日", w.day(c.signed_on)),
        ("契約の締結方法", w.signatures(c)),
        ("契約金額", w.yen(c.amount_yen)),
        ("納入期限・履行期間", w.period(c)),
        ("納入・履行完了年月日", w.day(c.delivered_on)),
        ("検査年月日", w.day(c.inspected_on)),
        ("検査の結果", result),
        ("検査の内容", w.filled(c.inspection_note)),
        ("手直しの期限", w.day(c.remedy_due_on) if c.remedy_due_on else "なし"),
    )
    points = Table(
        (("仕様書に定める事項", "確認"), *((line, "") for line in _points(c.specification))),
        (140, 26),
    )
    return Paper(
        "検査調書",
        "検　査　調　書",
        (
            Line(
                "地方自治法第234条の2第1項の規定により、契約書及び仕様書に基づき検査した結果は、次のとおりである。",
                indent=True,
            ),
            Facts(rows),
            Heading("仕様書との照合"),
            points,
            Facts((("検査員（職・氏名）", f"{c.inspector_post}　　　　　　　　　　　　"), ("立会人（職・氏名）", ""))),
        ),
    )


def _points(specification: str) -> list[str]:
    found = [line.strip() for line in specification.splitlines() if line.strip()]
    return found or [w.BLANK]


def evaluation(c: Contract) -> Paper:
    """評価書: what the using office says of what was bought; published."""
    marks = {"useful": "有用（引き続き使用する）", "partly": "一部有用", "not_useful": "有用でない"}
    return Paper(
        "評価書",
        "導入後の評価書",
        (
            Facts(
                (
                    ("契約番号", c.code or w.BLANK),
                    ("件名", c.subject_name),
                    ("新商品又は新役務", w.filled(c.item_name)),
                    ("納入者", w.operator(c)),
                    ("契約金額", w.yen(c.amount_yen)),
                    ("使用した部署", f"{c.body.name}　{c.unit.name}"),
                    ("納入・履行完了年月日", w.day(c.delivered_on)),
                    ("評価年月日", w.day(c.evaluated_on)),
                )
            ),
            Heading("評価"),
            Facts((("総合評価", marks.get(c.verdict, w.BLANK)), ("所見", w.filled(c.evaluation)))),
            Note("この評価は公表し、認定商品の一覧及び他団体からの照会への回答に用いる。"),
        ),
    )
