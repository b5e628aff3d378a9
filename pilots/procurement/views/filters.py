"""Filters and columns of lists of publications and purchases."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, DateFilter, FilterSet, SortFilter, TextFilter
from pilots.procurement.enums import ContractState, Kind, Method, NoticeKind

GIF_NAMES = {"forecast": "調達予定の公告", "pre": "随意契約締結前の公表", "post": "落札公告"}


def _by_words(rows, text):
    return rows.filter(
        Q(title__icontains=text)
        | Q(title_en__icontains=text)
        | Q(outline__icontains=text)
        | Q(party__icontains=text)
        | Q(contract__code__iexact=text)
    )


def _contracts_by_words(rows, text):
    return rows.filter(
        Q(subject_name__icontains=text)
        | Q(subject_name_en__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(code__iexact=text)
    )


def _bodies():
    rows = Body.objects.filter(pk__in=Body.objects.filter(contracts__isnull=False).values("pk"))
    return [(str(body.pk), body.label) for body in rows.order_by("lg_code", "pk")]


class NoticeFilters(FilterSet):
    """Words, kind of publication, body, kind of contract, days."""

    q = TextFilter(_("Words"), _by_words)
    kind = ChoiceFilter(_("Publication"), NoticeKind.choices, "kind", counts=True)
    contract_kind = ChoiceFilter(_("Kind"), Kind.choices, "contract_kind")
    body = ChoiceFilter(_("Public body"), _bodies, "contract__body", single=True)
    since = DateFilter(_("Published from"), "published_on__gte")
    until = DateFilter(_("Published until"), "published_on__lte")
    sort = SortFilter(
        _("Order"),
        [
            ("new", _("Newest first"), ["-published_on", "-pk"]),
            ("amount", _("Highest amount first"), ["-amount_yen", "-pk"]),
        ],
    )


class ContractFilters(FilterSet):
    """Words, state, method, kind."""

    q = TextFilter(_("Words"), _contracts_by_words)
    state = ChoiceFilter(_("State"), ContractState.choices, "state")
    method = ChoiceFilter(_("Method"), Method.choices, "method")
    kind = ChoiceFilter(_("Kind"), Kind.choices, "kind")
    sort = SortFilter(
        _("Order"),
        [
            ("new", _("Newest first"), ["-created_at", "-pk"]),
            ("due", _("Publication due first"), ["post_due_on", "pk"]),
        ],
    )


def _period(row) -> str:
    ends = row.period_to.isoformat() if row.period_to else ""
    return f"{row.period_from.isoformat()}/{ends}" if row.period_from else ends


NOTICE_COLUMNS = [
    Column("Procedure_type", "公示種別", "Kind of publication", lambda n: GIF_NAMES[n.kind]),
    Column("CFT_issue_date", "公示日", "Published on", lambda n: n.published_on),
    Column(
        "Contract_folder_ID", "調達機関コード", "Body's corporate number", lambda n: n.contract.body.corporate_number
    ),
    Column(
        "Organization_name", "組織名", "Body and section", lambda n: f"{n.contract.body.name} {n.contract.unit.name}"
    ),
    Column("Lg_code", "都道府県市町村コード", "Local government code", lambda n: n.contract.body.lg_code or ""),
    Column("CFT_ID", "公示番号", "Number", lambda n: n.contract.code or n.contract.key),
    Column("CFT_sub_ID", "版", "Edition", lambda n: n.edition),
    Column("Revised_type", "訂正区分", "Correction", lambda n: "訂正" if n.correction else ""),
    Column("Project_name", "件名", "Subject", lambda n: n.title),
    Column("Project_name_en", "件名（英語）", "Subject (English)", lambda n: n.title_en),
    Column("Project_description", "内容", "Outline", lambda n: n.outline),
    Column("Period_detail", "履行期間", "Period", _period),
    Column("Location", "履行場所", "Place", lambda n: n.place),
    Column("Schedule", "発注時期", "When it is to be ordered", lambda n: n.schedule),
    Column("Procurement_method", "調達方法", "Procurement method", lambda n: n.get_contract_kind_display()),
    Column("Contract_type", "契約方式", "Contract method", lambda n: "随意契約（施行令第167条の2第1項第4号）"),
    Column("Contract_date", "契約日（予定日）", "Day of the contract", lambda n: n.contract_on),
    Column("Selection_method", "相手方の決定方法", "How the counterparty is chosen", lambda n: n.choice),
    Column("Selection_criteria", "選定基準", "Criteria", lambda n: n.criteria),
    Column("Application", "申請方法", "How to apply", lambda n: n.how_to_apply),
    Column("Application_deadline", "申請期限", "Apply by", lambda n: n.apply_by),
    Column("Award_party", "契約の相手方", "Counterparty", lambda n: n.party),
    Column("JCN", "法人番号", "Corporate number", lambda n: n.party_number),
    Column("Award_price", "契約金額（円・税込）", "Contract amount (yen, tax included)", lambda n: n.amount_yen),
    Column("Award_discription", "随意契約理由", "Reason for the negotiated contract", lambda n: n.reason),
    Column("Certification", "認定番号", "Certificate number", lambda n: _certificate(n)),
]


def _certificate(n) -> str:
    return (n.contract.certification.number or "") if n.contract.certification else ""


CONTRACT_COLUMNS = [
    Column("code", "契約番号", "Contract number", lambda c: c.code or ""),
    Column("subject_name", "件名", "Subject"),
    Column("body", "団体", "Public body", lambda c: c.body.name),
    Column("unit", "担当", "Section", lambda c: c.unit.name),
    Column("organisation", "相手方", "Counterparty", lambda c: c.organisation.name if c.organisation else ""),
    Column("kind", "種別", "Kind", lambda c: c.get_kind_display()),
    Column("method", "契約方法", "Method", lambda c: c.get_method_display()),
    Column("fiscal_year", "年度", "Fiscal year"),
    Column("amount_yen", "契約金額（円）", "Contract amount (yen)"),
    Column("signed_on", "契約日", "Contract made on"),
    Column("post_due_on", "公表期限", "To be published by"),
    Column("post_on", "公表日", "Published on"),
    Column("state", "状態", "State", lambda c: c.state_label),
]
