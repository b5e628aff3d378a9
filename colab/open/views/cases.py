"""The page that tells one case from the challenge to the evaluation, and the list of cases."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from colab.core.lifecycle import slots
from colab.core.ui.pagination import paginate
from colab.open.cases import evidence, story
from colab.open.cases.reach import find_root, gather, topmost
from pilots.procurement.models import Contract
from pilots.trials.presentation import indicator_rows


def case(request: HttpRequest, code: str) -> HttpResponse:
    """Tell the case; ``?verify=1`` checks its chains anew. A lower code leads to the case it became part of."""
    subject = find_root(code)
    if subject is None or not story.is_public(subject):
        raise Http404
    root = topmost(subject)
    if root != subject and story.is_public(root):
        return redirect("open:case", root.code)
    found = gather(subject)
    pilot = found.one("pilot")
    context = {
        "case": found,
        "code": subject.code,
        "title": story.title(found),
        "sentences": story.sentences(found),
        "steps": story.steps(found),
        "indicators": indicator_rows(pilot) if pilot else [],
        "lesson": pilot.lesson_words if pilot else "",
        "withheld": story.withheld(found),
        "evidence": evidence.links(found),
        "chains": evidence.chains(found),
        "changed": story.last_change(found),
        "checked": "verify" in request.GET,
        "breaks": evidence.verify(found) if "verify" in request.GET else [],
        "contact": _contact(found),
        "ocds_url": reverse("open_plain:ocds_case", args=[subject.code]) if isinstance(subject, Contract) else "",
        "slots": slots.filled("public:case", request, subject),
    }
    return render(request, "open/case.html", context)


def case_list(request: HttpRequest) -> HttpResponse:
    """List the cases that ended in a contract, newest first."""
    rows = Contract.objects.exclude(signed_on=None).exclude(code=None).select_related("body", "unit", "organisation")
    page = paginate(request, rows.order_by("-signed_on", "-pk"))
    return render(request, "open/cases.html", {"page": page})


def _contact(found) -> str:
    for machine in ("contract", "pilot", "challenge"):
        subject = found.one(machine)
        if subject is not None:
            return f"{subject.unit.body.label} {subject.unit.label} {subject.unit.contact}".strip()
    return ""
