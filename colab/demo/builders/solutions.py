"""Solutions, made through their actions."""

from datetime import date
from typing import Any

from colab.core.lifecycle import apply
from colab.core.organisations.actions.create_solution import create_solution
from colab.core.organisations.models import Organisation, Programme, Solution, User

from .challenges import officer
from .people import as_actor, make_company, make_programme, owner_of

COLUMNS = {
    "name": "てんけんアイ",
    "name_en": "Inspection Eye",
    "summary": "施設の点検を半分の時間で終えるサービスです。",
    "summary_en": "Halves the time of checks.",
    "description": "固定カメラの画像から設備の異常をその日のうちに知らせます。紙の点検表を転記する手間がなくなります。",
    "description_en": "Finds faults of equipment in pictures on the same day.",
    "stage": "on_sale",
    "areas": ["environment"],
    "price_min_yen": 2_000_000,
    "price_max_yen": 4_000_000,
    "on_sale_since": date(2024, 4, 1),
}
OTHER = {
    "name": "こえのよやく",
    "name_en": "Voice Booking",
    "summary": "健診の予約を電話の自動応答で受け付けるサービスです。",
    "description": "高齢の方が電話をかけるだけで健診の日時を決められます。職員の電話番が要りません。",
    "areas": ["health"],
}


def draft_solution(organisation: Organisation | None = None, *, owner: User | None = None, **columns: Any) -> Solution:
    """Return a solution its team is writing."""
    organisation = organisation or make_company(owner=owner)
    return create_solution(
        actor=as_actor(owner_of(organisation)), organisation=organisation, **{**COLUMNS, **columns}
    )  # fmt: skip


def listed_solution(
    organisation: Organisation | None = None, *, programme: Programme | None = None, **columns: Any
) -> Solution:
    """Return a solution an office has listed."""
    solution = draft_solution(organisation, **columns)
    solution = apply("submit", solution, actor=as_actor(owner_of(solution.organisation)))
    return apply("list", solution, actor=as_actor(officer("office", programme=programme or make_programme())))
