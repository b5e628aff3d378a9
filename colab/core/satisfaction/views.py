"""Taking the answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.lifecycle import NotAllowed, get_machine
from colab.core.ui.forms import parsing

from .actions import answer
from .steps import find


@login_required
@require_POST
def satisfied(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Keep the answer and go back to the page of the subject."""
    step = find(code)
    if step is None:
        raise Http404
    subject = access.get_or_404(request.actor, get_machine(step.machine).model.objects.all(), key=key)
    level = parsing.digits(request.POST.get("level", ""), 1) or 0
    try:
        answer(actor=request.actor, step=step, subject=subject, level=level)
    except NotAllowed as refusal:
        raise Http404 from refusal
    messages.success(request, _("Thank you. Your answer is counted without your name."))
    return redirect("work:subject", step.machine, key)
