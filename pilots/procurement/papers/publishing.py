"""The three publications as sheets for the noticeboard and the gazette (公表文)."""

from colab.core.ui.documents import Facts, Line, Paper
from pilots.procurement.enums import NoticeKind
from pilots.procurement.models import Contract, Notice

from . import words as w

TITLES = {
    NoticeKind.FORECAST: "発注の見通しの公表",
    NoticeKind.PRE: "契約締結前の公表",
    NoticeKind.POST: "契約締結状況の公表",
}
SENTENCES = {
    NoticeKind.FORECAST: "次のとおり随意契約による発注を予定しているので、その見通しを公表する。",
    NoticeKind.PRE: "次のとおり随意契約を締結する予定であるので、契約の相手方の決定方法及び選定基準等を公表する。",
    NoticeKind.POST: "次のとおり随意契約を締結したので、その状況を公表する。",
}


def notice(c: Contract, kind: str) -> Paper:
    """Return the publication of ``kind`` as it was made, or as it would be made now from what is known."""
    found = c.notices.filter(kind=kind, current=True).first()
    row = found or _unpublished(c, kind)
    rows = {NoticeKind.FORECAST: _forecast, NoticeKind.PRE: _before, NoticeKind.POST: _after}[kind](c, row)
    day = w.day(found.published_on) if found else "令和　　年　　月　　日"
    blocks = [Line(day, align="right"), Line(f"{c.body.name}{w.head_of(c.body)}　　　　　　　　", align="right")]
    blocks.append(Line(f"{w.GROUND}の規定により、{SENTENCES[kind]}", indent=True))
    blocks.append(
        Facts((*rows, ("その他", row.other or "なし"), ("問合せ先", w.filled(c.unit.contact or c.unit.name))))
    )
    if found and found.correction:
        blocks.append(Line(f"訂正（第{found.edition}版）　{found.correction}"))
    return Paper(TITLES[kind], TITLES[kind], tuple(blocks))


def _unpublished(c: Contract, kind: str) -> Notice:
    return Notice(contract=c, kind=kind, title=c.subject_name, outline=c.need, contract_kind=c.kind,
                  period_from=c.period_from, period_to=c.period_to, place=c.place)  # fmt: skip


def _forecast(c: Contract, row: Notice) -> tuple:
    return (
        ("件名", row.title),
        ("契約の内容", w.filled(row.outline)),
        ("契約の種類", w.KINDS[row.contract_kind]),
        ("契約の方法", w.METHODS[c.method]),
        ("発注の時期", w.filled(row.schedule)),
        ("納入期限又は履行期間", w.period(row)),
        ("納入場所又は履行場所", w.filled(row.place or c.place)),
        ("担当", f"{c.body.name}　{c.unit.name}"),
    )


def _before(c: Contract, row: Notice) -> tuple:
    return (
        ("件名", row.title),
        ("業務の内容", w.filled(row.outline)),
        ("契約締結予定日", w.day(row.contract_on)),
        ("納入期限又は履行期間", w.period(row)),
        ("契約の相手方の決定方法", w.filled(row.choice)),
        ("相手方の選定基準", w.filled(row.criteria)),
        ("申請の方法及び申請先", w.filled(row.how_to_apply)),
        ("申請の期限", w.day(row.apply_by)),
    )


def _after(c: Contract, row: Notice) -> tuple:
    made = row.pk is not None
    return (
        ("件名", row.title),
        ("契約の内容", w.filled(row.outline)),
        ("契約締結日", w.day(row.contract_on if made else c.signed_on)),
        ("納入期限又は履行期間", w.period(row)),
        ("契約金額", w.yen(row.amount_yen if made else c.amount_yen)),
        ("契約の相手方", w.operator(c)),
        ("相手方とした理由", w.filled(row.reason if made else c.reason)),
    )
