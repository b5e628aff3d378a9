"""Follow or stop following with an account."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.notices.access import subject_of
from colab.core.notices.actions.follow import follow, unfollow


@login_required
@require_POST
def following(request, machine, key):
    """`stop` ends it; goes back to `next`. A subject one may not see is not there."""
    subject = subject_of(machine, key)
    if subject is None or not access.can(request.actor, "view", subject):
        raise Http404
    (unfollow if "stop" in request.POST else follow)(request.user, machine, key)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "notices:list")
