"""The workspace page of a purchase and the forms of its verbs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.lifecycle import screens

from . import papers, presentation
from .forms import facts as f
from .models import Contract


def _rows():
    return Contract.objects.select_related("body", "unit", "organisation", "certification")


def _context(request, contract) -> dict:
    actor = request.actor
    inside = actor.grants.is_staff
    return {
        "inside": inside,
        "need": presentation.need(contract) if inside else [],
        "made": presentation.made(contract, price=access.can(actor, "see_price", contract)),
        "amounts": presentation.amounts(contract) if access.can(actor, "see_price", contract) else [],
        "counter": presentation.counter(contract),
        "papers": papers.ready(contract) if access.can(actor, "print", contract) else [],
        "notices": [
            {"notice": notice, "rows": presentation.notice(notice)}
            for notice in contract.notices.filter(current=True).select_related("contract__body", "contract__unit")
        ],
    }


def _public_url(contract) -> str:
    return reverse("procurement:detail", args=[contract.key]) if contract.forecast_on else ""


screens.register(
    screens.Screen(
        machine="contract",
        template="procurement/work_detail.html",
        context=_context,
        title=lambda contract: contract.label,
        queryset=_rows,
        list_url_name="procurement:work_list",
        list_label=_("All purchases"),
        public_url=_public_url,
    )
)
for verb, form in {
    "save": f.NeedForm,
    "publish_forecast": f.ForecastForm,
    "check_method": f.CheckForm,
    "publish_pre": f.PreNoticeForm,
    "quote": f.QuoteForm,
    "set_price": f.PriceForm,
    "decide": f.DecisionForm,
    "sign_body": f.SignForm,
    "sign_operator": f.SignForm,
    "publish_post": f.PostNoticeForm,
    "correct_notice": f.CorrectForm,
    "deliver": f.DeliveryForm,
    "remedy": f.DeliveryForm,
    "pass_inspection": f.InspectionForm,
    "fail_inspection": f.FailedInspectionForm,
    "pay": f.PaymentForm,
    "evaluate": f.EvaluationForm,
    "choose_other": f.OtherMethodForm,
    "cancel": screens.ReasonForm,
    "terminate": screens.ReasonForm,
}.items():
    screens.verb_form("contract", verb, form)
