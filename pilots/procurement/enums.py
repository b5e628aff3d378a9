"""States, methods and kinds of a purchase."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContractState(TextChoices):
    """States of a purchase, on the road of 政策目的随意契約."""

    NEED = "need", _("need stated")
    FORECAST_PUBLISHED = "forecast_published", _("forecast published")
    METHOD_CHECKED = "method_checked", _("method checked")
    PRE_PUBLISHED = "pre_published", _("published before the contract")
    QUOTED = "quoted", _("quotation received")
    PRICED = "priced", _("planned price set")
    DECIDED = "decided", _("decided")
    SIGNED = "signed", _("signed by both sides")
    POST_PUBLISHED = "post_published", _("published after the contract")
    DELIVERING = "delivering", _("being delivered")
    INSPECTED = "inspected", _("inspection passed")
    INSPECTION_FAILED = "inspection_failed", _("inspection failed")
    PAID = "paid", _("paid")
    EVALUATED = "evaluated", _("evaluated by the using office")
    CLOSED = "closed", pgettext_lazy("contract", "closed")
    CANCELLED = "cancelled", pgettext_lazy("contract", "cancelled before signature")
    TERMINATED = "terminated", pgettext_lazy("contract", "terminated")
    OTHER_METHOD = "other_method", _("by another method")


S = ContractState
BEFORE_NOTICE = (S.NEED.value, S.FORECAST_PUBLISHED.value, S.METHOD_CHECKED.value)
BEFORE_SIGNATURE = (*BEFORE_NOTICE, S.PRE_PUBLISHED.value, S.QUOTED.value, S.PRICED.value, S.DECIDED.value)
AFTER_SIGNATURE = tuple(
    s.value
    for s in (
        S.SIGNED,
        S.POST_PUBLISHED,
        S.DELIVERING,
        S.INSPECTED,
        S.INSPECTION_FAILED,
        S.PAID,
        S.EVALUATED,
        S.TERMINATED,
    )
)
"""States of a negotiated contract that has been made; a closed one may also have gone another way."""
RUNNING = tuple(s.value for s in (S.SIGNED, S.POST_PUBLISHED, S.DELIVERING, S.INSPECTION_FAILED))
WITH_CHECK = (
    tuple(s.value for s in (S.METHOD_CHECKED, S.PRE_PUBLISHED, S.QUOTED, S.PRICED, S.DECIDED)) + AFTER_SIGNATURE
)
WITH_PRE = tuple(s.value for s in (S.PRE_PUBLISHED, S.QUOTED, S.PRICED, S.DECIDED)) + AFTER_SIGNATURE
WITH_DECISION = (S.DECIDED.value, *AFTER_SIGNATURE)
NOTICE_DUE = tuple(s.value for s in (S.SIGNED, S.DELIVERING, S.INSPECTED, S.INSPECTION_FAILED, S.PAID, S.EVALUATED))
NOTICE_DUE += (S.TERMINATED.value,)


class Kind(TextChoices):
    """What is bought; decides on experts, limits and thresholds."""

    GOODS_PURCHASE = "goods_purchase", _("purchase of goods")
    GOODS_LEASE = "goods_lease", _("lease of goods")
    SERVICE = "service", _("service")


class Method(TextChoices):
    """The ways to buy, or not to."""

    ITEM_4 = "4", _("negotiated contract for policy purpose (item 4)")
    ITEM_1 = "1", _("negotiated contract of small value (item 1)")
    ITEM_2 = "2", _("negotiated contract because of its nature (item 2)")
    BID = "bid", _("competitive bidding")
    NONE = "none", _("no purchase")


class MultiYear(TextChoices):
    """What lets a contract bind the next fiscal year (地方自治法 第214条, 第234条の3)."""

    NONE = "none", _("ends within the fiscal year")
    DEBT = "debt_act", _("debt-incurring act (債務負担行為, 地方自治法 第214条)")
    LONG = "long_term", _("long-term continuing contract (長期継続契約, 地方自治法 第234条の3)")


class NoticeKind(TextChoices):
    """The three moments of publication."""

    FORECAST = "forecast", _("forecast (発注見通し)")
    PRE = "pre", _("before the contract (契約締結前の公表)")
    POST = "post", _("after the contract (契約締結状況の公表)")


class Signature(TextChoices):
    """In which way one side signed (地方自治法 第234条第5項; 施行規則 第12条の4の2)."""

    HERE = "here", _("on this site")
    SERVICE = "service", _("by an electronic-contract service")
    PAPER = "paper", _("on paper, signed or sealed")


class Verdict(TextChoices):
    """How the using office judges what it bought."""

    USEFUL = "useful", _("useful: will go on using it")
    PARTLY = "partly", _("partly useful")
    NOT_USEFUL = "not_useful", _("not useful")
