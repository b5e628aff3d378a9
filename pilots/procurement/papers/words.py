"""Small words of office papers. They are Japanese whatever the reader's language: the papers are the body's own."""

from datetime import date

from colab.core.clock import FiscalYear, wareki
from colab.core.organisations.enums import BodyKind
from pilots.procurement.enums import Kind, Method, Signature
from pilots.procurement.models import Contract

BLANK = "（未記入）"
KINDS = {Kind.GOODS_PURCHASE: "物品の買入れ", Kind.GOODS_LEASE: "物品の借入れ", Kind.SERVICE: "役務の提供"}
GROUND = "地方自治法施行令（昭和22年政令第16号）第167条の2第1項第4号"
METHODS = {
    Method.ITEM_4: "随意契約（地方自治法施行令第167条の2第1項第4号）",
    Method.ITEM_1: "随意契約（同項第1号・少額）",
    Method.ITEM_2: "随意契約（同項第2号・性質又は目的）",
    Method.BID: "競争入札",
    Method.NONE: "購入しない",
}


def day(value: date | None) -> str:
    """Return a day in the Japanese calendar, or that it is not filled in."""
    return wareki(value) if value else BLANK


def yen(value: int | None) -> str:
    """Return an amount as contracts write it: 金3,500,000円（消費税及び地方消費税を含む。）."""
    return BLANK if value is None else f"金{value:,}円（消費税及び地方消費税を含む。）"


def filled(value: str) -> str:
    """Return words, or that they are not filled in."""
    return value.strip() or BLANK


def period(contract) -> str:
    """Return the period of delivery or performance."""
    if contract.period_from and contract.period_to:
        return f"{wareki(contract.period_from)}から{wareki(contract.period_to)}まで"
    return f"{wareki(contract.period_to)}まで" if contract.period_to else BLANK


def fiscal_year(year: int) -> str:
    """Return 「令和8年度」."""
    return wareki(FiscalYear(year).first).split("年")[0] + "年度"


def head_of(body) -> str:
    """Return the office that certifies and contracts: 知事 of a prefecture, else 長 of the kind of body."""
    heads = {BodyKind.PREFECTURE: "知事", BodyKind.TOWN: "町長", BodyKind.VILLAGE: "村長", BodyKind.WARD: "区長"}
    return heads.get(body.kind, "市長")


def operator(contract: Contract) -> str:
    """Return name, place and corporate number of the counterparty."""
    found = contract.organisation
    if found is None:
        return BLANK
    parts = [found.name, getattr(found, "address", "") or ""]
    parts.append(f"法人番号 {found.corporate_number}" if found.corporate_number else "")
    return "\n".join(part for part in parts if part)


def certification(contract: Contract) -> str:
    """Return what the contract rests on: number, days, product."""
    c = contract.certification
    if c is None:
        return BLANK
    number = c.number or BLANK
    return (
        f"認定番号　{number}\n認定年月日　{day(c.certified_on)}　有効期限　{day(c.valid_until)}\n"
        f"認定に係る新商品又は新役務　{c.product_name}"
    )


SIGNED = {
    Signature.HERE: "共創ラボによる電磁的記録",
    Signature.SERVICE: "電子契約サービス",
    Signature.PAPER: "書面（記名押印又は署名）",
}


def signatures(c: Contract) -> str:
    """Return how both sides signed."""
    sides = (("発注者", c.body_signature, c.body_service), ("受注者", c.operator_signature, c.operator_service))
    lines = [f"{side}　{SIGNED[how]}{f'（{service}）' if service else ''}" for side, how, service in sides if how]
    return "\n".join(lines) or BLANK
