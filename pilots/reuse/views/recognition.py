"""Taking over a certification by copy."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from colab.core.lifecycle import Refused
from pilots.certification.models import Certification
from pilots.certification.queries import public
from pilots.reuse import steps
from pilots.reuse.actions.recognise import draft, recognise
from pilots.reuse.forms.recognition import ROLES, PaperForm, RecogniseForm
from pilots.reuse.models import Interest


@login_required
def recognise_view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the remaining own steps and the validity left; on sending, make the draft and receive the copy."""
    if not request.actor.grants.bodies(*ROLES):
        raise Http404
    shown = get_object_or_404(public(), code=code.upper())
    form = RecogniseForm(request.POST or None, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        body = form.cleaned_data["body"]
        interest = Interest.objects.filter(certification=shown, body=body).order_by("pk").first()
        try:
            source = Certification.objects.get(pk=shown.pk)
            made = recognise(actor=request.actor, source=source, body=body, interest=interest)
        except Refused as error:
            refusal = error
        else:
            return redirect("work:subject", made.MACHINE, made.key)
    body = form.fields["body"].queryset.first()
    context = {
        "form": form,
        "refusal": refusal,
        "source": shown,
        "steps": steps.remaining(body, shown.kind),
        "until": steps.validity_left(body, shown.valid_until),
        "body": body,
    }
    return render(request, "reuse/recognise.html", context)


@login_required
def paper_view(request: HttpRequest) -> HttpResponse:
    """Type in the paper copy of a plan that a body outside the platform confirmed."""
    if not request.actor.grants.bodies(*ROLES):
        raise Http404
    form = PaperForm(request.POST or None, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            made = draft(actor=request.actor, from_paper=True, **form.facts())
        except Refused as error:
            refusal = error
        else:
            return redirect("work:subject", made.MACHINE, made.key)
    return render(request, "reuse/paper.html", {"form": form, "refusal": refusal})
