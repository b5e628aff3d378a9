"""What lists of challenges look like as a file."""

from challenges.challenges.enums import ChallengeState, Route
from challenges.challenges.models import Challenge
from colab.core.organisations.enums import Area
from colab.core.ui.exports import Column
from colab.core.ui.format import japanese


def area_words(challenge: Challenge) -> str:
    """Return the fields of a challenge in words."""
    names = dict(Area.choices)
    return ("、" if japanese() else ", ").join(str(names.get(area, area)) for area in challenge.areas)


PUBLIC = [
    Column("code", "課題番号", "Challenge number"),
    Column("state", "状態", "State", lambda row: str(ChallengeState(row.state).label)),
    Column("title", "名称", "Title"),
    Column("title_en", "名称（英語）", "Title in English"),
    Column("summary", "要約", "Summary"),
    Column("summary_en", "要約（英語）", "Summary in English"),
    Column("body", "募集主体", "Public body", lambda row: row.unit.body.name),
    Column("lg_code", "団体コード", "Local government code", lambda row: row.unit.body.lg_code or ""),
    Column("unit", "担当課", "Section", lambda row: row.unit.name),
    Column("areas", "分野", "Fields", area_words),
    Column("field_site", "実施フィールド", "Place of the pilot"),
    Column("cost_cap_yen", "実証費用の上限（円）", "Upper limit of the pilot's cost (yen)"),
    Column("route", "区分", "Route", lambda row: str(Route(row.route).label)),
    Column("contract_possible", "認定・契約の可能性", "Contract possible"),
    Column("budget_route", "予算", "Budget", lambda row: row.get_budget_route_display()),
    Column("opens_at", "募集開始", "Opens", lambda row: row.call and row.call.opens_at),
    Column(
        "question_deadline", "質問締切", "Deadline for questions", lambda row: row.call and row.call.question_deadline
    ),
    Column("closes_at", "応募締切", "Deadline for pitches", lambda row: row.call and row.call.closes_at),
    Column("published_at", "公表日時", "Published"),
    Column("outcome", "結果", "Outcome"),
]

BOARD = [
    *PUBLIC,
    Column("state_since", "状態の変更日時", "State since"),
    Column("programme", "事業", "Programme", lambda row: row.programme.name),
    Column("call", "募集回", "Call", lambda row: row.call.title if row.call else ""),
    Column("return_reason", "差戻し理由", "Why it was returned"),
    Column("contact", "問合せ先", "Contact"),
]
