"""A body's rules in force on a day, and each with its history; set by the office's administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.law.actions.set_rule import set_rule
from colab.core.law.forms.rules import DayForm, RuleForm
from colab.core.law.history import history, in_force
from colab.core.law.rules import find_key, rule
from colab.core.organisations.models import Body


def _bodies():
    return Body.objects.filter(is_active=True).order_by("lg_code", "pk")


@login_required
def rules_view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show the rules of one body as they stand on a day."""
    if not request.actor.grants.is_staff:
        raise Http404
    own = min(request.actor.grants.bodies(*request.actor.grants.roles), default=None)
    body = get_object_or_404(_bodies(), pk=pk or own)
    asked = DayForm(request.GET if "on_year" in request.GET or "on" in request.GET else None)
    day = (asked.cleaned_data["on"] if asked.is_bound and asked.is_valid() else None) or clock.today()
    context = {
        "body": body,
        "bodies": _bodies(),
        "day": day,
        "day_form": asked,
        "rules": in_force(body, day),
        "may_set": _may_set(request, body),
    }
    return render(request, "law/rules.html", context)


@login_required
def rule_view(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show one rule of a body with its history; an administrator sets it from a day on."""
    found = find_key(key)
    if not request.actor.grants.is_staff or found is None:
        raise Http404
    body = get_object_or_404(_bodies(), pk=pk)
    may_set = _may_set(request, body)
    posted = request.POST if request.method == "POST" and may_set else None
    form = RuleForm(posted, rule_key=found, value=rule(body, key))
    if posted is not None and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("valid_from", "value", "source", "verified")}
        set_rule(body=body, key=key, actor=request.actor, **facts)
        messages.success(request, _("The rule is set."))
        return redirect("law:rule", body.pk, key)
    lines = history(body, found, clock.today())
    context = {"body": body, "key": found, "lines": lines, "form": form, "may_set": may_set}
    return render(request, "law/rule.html", context)


def _may_set(request: HttpRequest, body: Body) -> bool:
    return body.pk in request.actor.grants.bodies("office_admin")
