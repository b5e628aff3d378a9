"""「応募資格の自己チェック」: before the long form, without login, and nothing of it is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from challenges.challenges.models import Challenge
from challenges.challenges.queries import is_open, joined
from colab.core import access, clock
from pitches.submissions.eligibility import questions
from pitches.submissions.forms.eligibility import EligibilityForm


@never_cache
def eligibility_view(request: HttpRequest, challenge: str) -> HttpResponse:
    """Ask, and say what to do where an answer is no."""
    found = access.get_or_404(request.actor, joined(Challenge.objects.all()), key=challenge)
    form = EligibilityForm(request.POST or None, questions=questions(found))
    answered = request.method == "POST" and form.is_valid()
    noes = form.noes() if answered else []
    context = {
        "challenge": found,
        "form": form,
        "answered": answered,
        "noes": noes,
        "ends": any(question.ends for question in noes),
        "is_open": is_open(found, clock.now()),
    }
    return render(request, "submissions/eligibility.html", context)
