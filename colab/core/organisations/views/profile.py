"""The profile of an organisation: filled from gBizINFO, and as it was at other times."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.access import Actor
from colab.core.lifecycle import Refused
from colab.core.organisations import gbizinfo
from colab.core.organisations.actions.prefill import prefill
from colab.core.organisations.models import Organisation
from colab.core.organisations.versions import lines
from colab.core.ui.pagination import paginate

MOST, WINDOW = 30, 60 * 60
"""Look-ups that one person may cause in an hour."""


def may_ask(user) -> bool:
    """Count one look-up of the person; False when there were too many in this hour."""
    key = f"gbizinfo-asked:{user.pk}"
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # the hour ended in this moment
        return True


@login_required
@require_POST
def prefill_view(request: HttpRequest, key: str) -> HttpResponse:
    """Fill what is empty, say what was filled and what differs, and go on to the form."""
    organisation = access.get_or_404(request.actor, Organisation.objects.all(), "save", key=key)
    if not gbizinfo.is_on():
        raise Http404
    fill_and_say(request, organisation)
    return redirect("work:verb", "organisation", key, "save")


def fill_and_say(request: HttpRequest, organisation: Organisation) -> None:
    """Ask gBizINFO and tell the person what came of it; what goes wrong stops nobody."""
    try:
        actor = Actor.of(request.user)  # the organisation may be a moment old: rights are loaded anew
        done = prefill(organisation, actor=actor) if may_ask(request.user) else None
    except (gbizinfo.Unanswered, Refused):
        messages.warning(request, _("gBizINFO does not answer at the moment. Please fill in the profile by hand."))
        return
    if done is None:
        messages.info(request, _("gBizINFO has no data on this number. Please fill in the profile by hand."))
        return
    if done.filled:
        words = _("Filled in from gBizINFO, please check: %(items)s")
        messages.success(request, words % {"items": labels(done.filled)})
    if done.differs:
        words = _("gBizINFO says something else here; your words were kept: %(items)s")
        messages.info(request, words % {"items": labels(done.differs)})


def labels(names: list[str]) -> str:
    """Return columns in words."""
    return "、".join(str(Organisation._meta.get_field(name).verbose_name) for name in names)


@login_required
def versions_view(request: HttpRequest, key: str) -> HttpResponse:
    """List the changes of the profile, the newest first, for its members."""
    organisation = access.get_or_404(request.actor, Organisation.objects.all(), "save", key=key)
    page = paginate(request, organisation.versions.select_related("by").order_by("-number"))
    for row in page:
        row.lines = lines(row)
    return render(request, "organisations/versions.html", {"organisation": organisation, "page": page})
