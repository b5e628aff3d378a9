"""Filters and columns of lists of certifications."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.enums import Area
from colab.core.organisations.models import Body
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, DateFilter, FilterSet, SortFilter, TextFilter
from pilots.certification.enums import CertificationState, ProductKind
from pilots.certification.queries import in_force_on

STANDING = [("valid", _("in force")), ("ended", _("no longer in force"))]


def _by_words(rows, text):
    return rows.filter(
        Q(product_name__icontains=text)
        | Q(product_name_en__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(organisation__name_en__icontains=text)
        | Q(number__iexact=text)
        | Q(code__iexact=text)
    )


def _by_standing(rows, value):
    valid = in_force_on(rows, clock.today())
    return valid if value == "valid" else rows.exclude(pk__in=valid.order_by().values("pk"))


def _by_area(rows, value):
    # One text search in the JSON list: both databases know it, and no area's code lies within another's.
    return rows.filter(areas__icontains=f'"{value}"')


def _bodies():
    rows = Body.objects.filter(pk__in=Body.objects.filter(certifications__isnull=False).values("pk"))
    return [(str(body.pk), body.label) for body in rows.order_by("lg_code", "pk")]


class PublicFilters(FilterSet):
    """Words, body, kind, area, in force or not."""

    q = TextFilter(_("Words"), _by_words)
    standing = ChoiceFilter(_("Validity"), STANDING, _by_standing, single=True)
    kind = ChoiceFilter(_("Kind"), ProductKind.choices, "kind")
    area = ChoiceFilter(_("Area"), Area.choices, _by_area, single=True)
    body = ChoiceFilter(_("Certified by"), _bodies, "body", single=True)
    sort = SortFilter(
        _("Order"),
        [
            ("new", _("Newest first"), ["-certified_on", "-pk"]),
            ("end", _("Ending soon"), ["valid_until", "pk"]),
        ],
    )


class WorkFilters(FilterSet):
    """Words, state, kind, end."""

    q = TextFilter(_("Words"), _by_words)
    state = ChoiceFilter(_("State"), CertificationState.choices, "state")
    kind = ChoiceFilter(_("Kind"), ProductKind.choices, "kind")
    ends = DateFilter(_("Ending by"), "valid_until__lte")
    sort = SortFilter(
        _("Order"),
        [
            ("new", _("Newest first"), ["-created_at", "-pk"]),
            ("since", _("Longest in its state"), ["state_since", "pk"]),
            ("end", _("Ending soon"), ["valid_until", "pk"]),
        ],
    )


COLUMNS = [
    Column("code", "番号", "Code", lambda c: c.code or ""),
    Column("number", "認定番号", "Certificate number"),
    Column("product_name", "商品・役務の名称", "Product or service"),
    Column("product_name_en", "名称（英語）", "Name (English)"),
    Column("kind", "種別", "Kind", lambda c: c.get_kind_display()),
    Column("organisation", "認定を受けた者", "Certified operator", lambda c: c.organisation.name),
    Column("corporate_number", "法人番号", "Corporate number", lambda c: c.organisation.corporate_number or ""),
    Column("body", "認定した団体", "Certified by", lambda c: c.body.name),
    Column("lg_code", "全国地方公共団体コード", "Local government code", lambda c: c.body.lg_code or ""),
    Column("certified_on", "認定日", "Certified on"),
    Column("valid_until", "有効期限", "Valid until"),
    Column("ended_on", "効力を失った日", "Ended on"),
    Column("conditions", "条件", "Conditions"),
    Column("source_body", "写しの元の団体", "Recognised from"),
    Column("state", "状態", "State", lambda c: c.state_label),
]
