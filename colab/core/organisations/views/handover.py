"""The hand-over screen (引継ぎ)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.lifecycle import Refused
from colab.core.organisations.actions.hand_over import end_holding, hand_over, posts_to_hand_over
from colab.core.organisations.forms.handover import HandOverForm
from colab.core.organisations.models import Holding
from colab.core.ui.pagination import paginate


def _posts(request: HttpRequest):
    holdings = Holding.objects.select_related("user").order_by("deputy", "-since", "pk")
    return posts_to_hand_over(request.actor).prefetch_related(Prefetch("holdings", holdings))


@login_required
def handover_list(request: HttpRequest) -> HttpResponse:
    """List the posts the person may hand over, with who holds them now and who comes."""
    page = paginate(request, _posts(request))
    today = clock.today()
    for post in page:
        rows = list(post.holdings.all())
        post.now = [h for h in rows if h.since <= today and (h.until is None or h.until >= today)]
        post.coming = [h for h in rows if h.since > today]
    return render(request, "organisations/handover_list.html", {"page": page})


@login_required
def handover_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand one post over, or end somebody's time in it."""
    post = _posts(request).filter(pk=pk).first()
    if post is None:
        raise Http404
    form = HandOverForm(request.POST if "since_year" in request.POST or "since" in request.POST else None)
    refusal = None
    if request.method == "POST":
        try:
            if _changed(request, post, form):
                return redirect("organisations:handover_post", pk)
        except Refused as error:
            refusal = error
    context = {"post": post, "holdings": post.holdings.all(), "form": form, "refusal": refusal, "today": clock.today()}
    return render(request, "organisations/handover_post.html", context, status=409 if refusal else 200)


def _changed(request: HttpRequest, post, form: HandOverForm) -> bool:
    if "end" in request.POST:
        holding = post.holdings.filter(pk=request.POST["end"]).first()
        if holding is None:
            raise Http404
        end_holding(actor=request.actor, holding=holding, until=clock.today())
        messages.success(request, _("%(name)s holds the post until today.") % {"name": holding.user})
        return True
    if not form.is_valid():
        return False
    holding = hand_over(actor=request.actor, post=post, **form.cleaned_data)
    messages.success(request, _("The post is handed over to %(name)s.") % {"name": holding.user})
    return True
