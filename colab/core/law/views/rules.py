"""A body's rules in force on a day, with their history; set by the office's administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.law.forms.rules import RuleForm, written
from colab.core.law.models import BodyRule
from colab.core.law.rules import rule_keys
from colab.core.organisations.models import Body
from colab.core.ui.forms import parsing


@login_required
def rules_view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show the rules of one body as they stand on a day; an administrator sets a new value from a day on."""
    if not request.actor.grants.is_staff:
        raise Http404
    bodies = Body.objects.filter(is_active=True).order_by("lg_code", "pk")
    own = min(request.actor.grants.bodies(*request.actor.grants.roles), default=None)
    body = get_object_or_404(bodies, pk=pk or own)
    may_set = body.pk in request.actor.grants.bodies("office_admin")
    form = RuleForm(request.POST if request.method == "POST" and may_set else None)
    if request.method == "POST" and may_set and form.is_valid():
        set_rule(body, request.actor.user, form.cleaned_data)
        messages.success(request, _("The rule is set."))
        return redirect("law:body_rules", body.pk)
    day = parsing.date(request.GET.get("on", "")) or clock.today()
    context = {
        "body": body,
        "bodies": bodies,
        "day": day,
        "rows": in_force(body, day),
        "form": form,
        "may_set": may_set,
    }
    return render(request, "law/rules.html", context)


def set_rule(body: Body, user, data: dict) -> BodyRule:
    """Set a rule's value from a day on; the same day is corrected, other days stay as history."""
    facts = {"value": data["value"], "source": data["source"], "verified": data["verified"], "entered_by": user}
    row, _made = BodyRule.objects.update_or_create(
        body=body, key=data["key"], valid_from=data["valid_from"], defaults=facts
    )
    return row


def in_force(body: Body, day) -> list[dict]:
    """Return every rule with the value in force on ``day``, its source and its history; three queries at most."""
    own, shared = {}, {}
    for row in BodyRule.objects.filter(body=body).order_by("key", "-valid_from"):
        own.setdefault(row.key, []).append(row)
    for row in BodyRule.objects.filter(body=None).order_by("key", "-valid_from"):
        shared.setdefault(row.key, []).append(row)
    rows = []
    for key in rule_keys():
        history = own.get(key.key, [])
        current = next((r for r in history + shared.get(key.key, []) if r.valid_from <= day), None)
        rows.append(
            {
                "key": key,
                "value": written(current.value if current else key.default),
                "row": current,
                "verified": bool(current and current.verified),
                "history": [r for r in history if r is not current],
            }
        )
    return rows
