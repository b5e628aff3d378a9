"""Joint purchases: list, new, and what each body saves."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colab.core import access
from colab.core.ui.pagination import paginate
from pilots.reuse import joint
from pilots.reuse.forms.joint import JointForm
from pilots.reuse.models import JointPurchase, JointShare


@login_required
def joint_list(request: HttpRequest) -> HttpResponse:
    """List the joint purchases."""
    rows = access.visible_to(request.actor, JointPurchase.objects.select_related("certification", "organiser__body"))
    may_open = bool(request.actor.grants.units("section", "head"))
    context = {"page": paginate(request, rows.order_by("-created_at", "-pk")), "may_open": may_open}
    return render(request, "reuse/joint_list.html", context)


@login_required
def joint_detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show what each body pays alone and together, to the yen."""
    purchase = access.get_or_404(request.actor, JointPurchase.objects.select_related("certification"), key=key)
    rows = purchase.shares.select_related("body").order_by("pk")
    found = joint.shares(purchase.joint_yen, [(row.body.label, row.volume, row.alone_yen) for row in rows])
    context = {
        "purchase": purchase,
        "shares": found,
        "saving": joint.saving(found),
        "alone": sum(share.alone_yen for share in found),
        "losing": [share.name for share in found if share.saving < 0],
    }
    return render(request, "reuse/joint_detail.html", context)


@login_required
def joint_new(request: HttpRequest) -> HttpResponse:
    """Reckon a joint purchase."""
    if not request.actor.grants.units("section", "head"):
        raise Http404
    form = JointForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.instance.created_by = request.actor.user
            purchase = form.save()
            JointShare.objects.bulk_create([JointShare(purchase=purchase, **wish) for wish in form.wishes()])
        return redirect("reuse:joint_detail", purchase.key)
    return render(request, "reuse/joint_new.html", {"form": form})
