"""Joint purchases: list, new, what each body saves under which rule, and each body's own statement."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from colab.core import access
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.pagination import paginate
from pilots.certification import queries as certifications
from pilots.reuse import joint
from pilots.reuse.actions.join import state_share
from pilots.reuse.enums import SharingRule
from pilots.reuse.forms.joint import JointForm, ShareForm, TermsForm
from pilots.reuse.models import JointPurchase, JointShare

COLUMNS = [
    Column("title", "名称", "Title"),
    Column("product", "認定商品等", "Certified product", lambda row: str(row.certification)),
    Column("body", "取りまとめの団体", "Organising body", lambda row: row.organiser.body.name),
    Column("unit", "取りまとめの課", "Organising section", lambda row: row.organiser.name),
    Column("rule", "分担の方法", "How the price is shared", lambda row: row.get_rule_display()),
    Column("joint_yen", "共同の価格（円）", "Price for all together (yen)"),
    Column("created_at", "作成日時", "Made"),
]


@login_required
def joint_list(request: HttpRequest) -> HttpResponse:
    """List the joint purchases."""
    rows = access.visible_to(request.actor, JointPurchase.objects.select_related("certification", "organiser__body"))
    may_open = bool(request.actor.grants.units("section", "head"))
    rows = rows.order_by("-created_at", "-pk")
    if export := requested_export(request, COLUMNS, rows, "joint-purchases", name_ja="共同調達一覧"):
        return export
    context = {"page": paginate(request, rows), "may_open": may_open}
    return render(request, "reuse/joint_list.html", context)


@login_required
def joint_detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show what each body pays alone and together, to the yen; ``?rule=`` shows another rule without choosing it."""
    purchase = access.get_or_404(request.actor, JointPurchase.objects.select_related("certification"), key=key)
    rule = request.GET.get("rule") if request.GET.get("rule") in joint.RULES else purchase.rule
    wishes = _wishes(purchase)
    found = joint.shares(purchase.joint_yen, wishes, rule)
    alone = sum(share.alone_yen for share in found)
    context = {
        "purchase": purchase,
        "rule": rule,
        "rule_label": SharingRule(rule).label,
        "shares": found,
        "saving": joint.saving(found),
        "dearer": -joint.saving(found),
        "alone": alone,
        "losing": joint.losing(found),
        "rules": _rules(purchase, wishes, rule),
        "sensitivity": joint.sensitivity(purchase.joint_yen, wishes, rule),
        "most": joint.most_without_loser(wishes, rule),
        "leaving": _leaving(purchase, wishes, rule),
        "may_join": access.can(request.actor, "join", purchase),
        "may_update": access.can(request.actor, "update", purchase),
    }
    return render(request, "reuse/joint_detail.html", context)


def _wishes(purchase: JointPurchase) -> list[joint.Wish]:
    rows = purchase.shares.select_related("body").order_by("pk")
    return [(row.body.label, row.volume, row.alone_yen) for row in rows]


def _rules(purchase: JointPurchase, wishes: list[joint.Wish], chosen: str) -> list[dict]:
    found = []
    for rule, label in SharingRule.choices:
        split = joint.shares(purchase.joint_yen, wishes, rule)
        found.append({"rule": rule, "label": label, "shares": split, "losing": joint.losing(split),
                      "current": rule == chosen})  # fmt: skip
    return found


def _leaving(purchase: JointPurchase, wishes: list[joint.Wish], rule: str) -> list[dict]:
    if len(wishes) < 3:
        return []
    return [
        {
            "name": name,
            "falls": joint.saving(joint.without(purchase.joint_yen, wishes, name, rule)),
            "stays": joint.saving(joint.without(purchase.joint_yen, wishes, name, rule, fixed_price=True)),
        }
        for name, _volume, _alone in wishes
    ]


@login_required
def joint_new(request: HttpRequest) -> HttpResponse:
    """Reckon a joint purchase; ``?certification=`` puts in those who said they would buy it jointly."""
    if not request.actor.grants.units("section", "head"):
        raise Http404
    initial = {}
    if code := request.GET.get("certification"):
        initial["certification"] = get_object_or_404(certifications.public(), code=code.upper()).pk
    form = JointForm(request.POST or None, actor=request.actor, initial=initial)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.instance.created_by = request.actor.user
            purchase = form.save()
            JointShare.objects.bulk_create([JointShare(purchase=purchase, **wish) for wish in form.wishes()])
        return redirect("reuse:joint_detail", purchase.key)
    return render(request, "reuse/joint_new.html", {"form": form})


@login_required
def joint_join(request: HttpRequest, key: str) -> HttpResponse:
    """State one's own body's volume and price alone, or change them."""
    purchase = access.get_or_404(request.actor, JointPurchase.objects.all(), "join", key=key)
    own = purchase.shares.filter(body__in=request.actor.grants.bodies("section", "head")).order_by("pk").first()
    initial = {"body": own.body_id, "volume": own.volume, "alone_yen": own.alone_yen} if own else {}
    form = ShareForm(request.POST or None, actor=request.actor, purchase=purchase, initial=initial)
    if request.method == "POST" and form.is_valid():
        state_share(actor=request.actor, purchase=purchase, **form.cleaned_data)
        return redirect("reuse:joint_detail", purchase.key)
    return render(request, "reuse/joint_form.html", {"form": form, "purchase": purchase, "joining": True})


@login_required
def joint_terms(request: HttpRequest, key: str) -> HttpResponse:
    """The organiser changes the joint price or the rule."""
    purchase = access.get_or_404(request.actor, JointPurchase.objects.all(), "update", key=key)
    form = TermsForm(request.POST or None, instance=purchase)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("reuse:joint_detail", purchase.key)
    return render(request, "reuse/joint_form.html", {"form": form, "purchase": purchase, "joining": False})
