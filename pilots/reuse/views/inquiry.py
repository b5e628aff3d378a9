"""照会: ask an earlier buyer, read, answer."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.ui.pagination import paginate
from pilots.procurement.models import Contract
from pilots.reuse.actions.inquire import answer_inquiry, ask_buyer
from pilots.reuse.forms.inquiry import AnswerForm, AskForm
from pilots.reuse.models import Inquiry

JOINED = ("contract__certification", "contract__unit__body", "unit__body", "asked_by")


@login_required
def inquiry_list(request: HttpRequest) -> HttpResponse:
    """List the inquiries one may read, the open ones first."""
    rows = access.visible_to(request.actor, Inquiry.objects.select_related(*JOINED))
    page = paginate(request, rows.order_by("answered_at", "-asked_at", "-pk"))
    return render(request, "reuse/inquiry_list.html", {"page": page})


@login_required
def ask_view(request: HttpRequest, contract: str) -> HttpResponse:
    """Ask the section that bought."""
    if not request.actor.grants.units("section", "head"):
        raise Http404
    rows = Contract.objects.filter(post_on__isnull=False).select_related("unit__body", "certification")
    bought = get_object_or_404(rows, key=contract)
    form = AskForm(request.POST or None, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            row = ask_buyer(actor=request.actor, contract=bought, **form.cleaned_data)
        except Refused as error:
            refusal = error
        else:
            return redirect("reuse:inquiry", row.key)
    return render(request, "reuse/ask.html", {"form": form, "contract": bought, "refusal": refusal})


@login_required
def inquiry_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show an inquiry; the section that bought answers it here."""
    row = access.get_or_404(request.actor, Inquiry.objects.select_related(*JOINED), key=key)
    may_answer = row.answered_at is None and access.can(request.actor, "answer", row)
    form = AnswerForm(request.POST or None) if may_answer else None
    if form is not None and request.method == "POST" and form.is_valid():
        answer_inquiry(actor=request.actor, inquiry=row, **form.cleaned_data)
        return redirect("reuse:inquiry", row.key)
    return render(request, "reuse/inquiry.html", {"inquiry": row, "form": form})
