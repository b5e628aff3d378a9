"""Asking in public, answering in the workspace."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from challenges.calls.queries import accepts_questions
from challenges.challenges import queries
from challenges.challenges.models import Challenge
from challenges.questions.access import answering
from challenges.questions.actions import ask
from challenges.questions.columns import COLUMNS
from challenges.questions.enums import QuestionState
from challenges.questions.forms import AskForm
from challenges.questions.models import Question
from colab.core import access, clock
from colab.core.lifecycle import Refused, apply_many
from colab.core.notices import follow
from colab.core.ui.exports import requested_export
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter
from colab.core.ui.pagination import paginate


@login_required
def ask_view(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form until the deadline for questions; a sent question is kept and its asker follows the challenge."""
    rows = queries.joined(Challenge.objects.filter(published_at__isnull=False))
    challenge = access.get_or_404(request.actor, rows, code=slug.upper())
    form, refusal = AskForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            ask(challenge, actor=request.actor, body=form.cleaned_data["body"])
        except Refused as error:
            refusal = error
        else:
            follow(request.user, "challenge", challenge.key)
            messages.success(request, _("Your question was received. You will be told when the answer is published."))
            return redirect("challenges:detail", challenge.slug)
    context = {
        "challenge": challenge,
        "form": form,
        "refusal": refusal,
        "open": challenge.state == "open" and accepts_questions(challenge.call, clock.now()),
        "back": reverse("challenges:detail", args=[challenge.slug]),
    }
    return render(request, "questions/ask.html", context, status=409 if refusal else 200)


class QuestionFilters(FilterSet):
    """State and order."""

    state = ChoiceFilter(gettext_lazy("State"), QuestionState.choices, "state", counts=True)
    sort = SortFilter(
        pgettext_lazy("list", "Order"),
        [("old", gettext_lazy("Oldest first"), ["asked_at"]), ("new", gettext_lazy("Newest first"), ["-asked_at"])],
    )


@login_required
def board(request: HttpRequest) -> HttpResponse:
    """Show the questions one answers, for publishing them together."""
    grants = request.actor.grants
    if not grants.has("section", "head", "office", "office_admin", "auditor"):
        raise Http404
    rows = access.visible_to(request.actor, Question.objects.select_related("challenge__unit__body"))
    if not grants.is_auditor:
        rows = rows.filter(answering(request.actor))
    filters = QuestionFilters(request, rows)
    if export := requested_export(request, COLUMNS, filters.rows, "questions", name_ja="質問一覧"):
        return export
    page = paginate(request, filters.rows)
    ready = access.visible_to(request.actor, rows.filter(state=QuestionState.ANSWERED), "publish").count()
    return render(request, "questions/board.html", {"filters": filters, "page": page, "ready": ready})


@login_required
@require_POST
def publish_all(request: HttpRequest) -> HttpResponse:
    """Publish the chosen answers at one stroke."""
    rows = Question.objects.filter(state=QuestionState.ANSWERED, key__in=request.POST.getlist("question"))
    chosen = list(access.visible_to(request.actor, rows, "publish").select_related("challenge").order_by("asked_at"))
    if not chosen:
        messages.error(request, _("Choose at least one answer."))
        return redirect("questions:board")
    try:
        apply_many("publish", chosen, actor=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.words)
    else:
        words = ngettext("%(n)d answer was published.", "%(n)d answers were published.", len(chosen))
        messages.success(request, words % {"n": len(chosen)})
    return redirect("questions:board")
