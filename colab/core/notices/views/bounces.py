"""Mail that did not arrive, for the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core.notices.actions.look_after import mark_handled, send_again
from colab.core.notices.columns import UNDELIVERED
from colab.core.notices.queries import undelivered_for
from colab.core.readings.noting import reads_people
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate


@login_required
@reads_people("undelivered")
def bounce_list(request):
    """Oldest first."""
    if not request.actor.grants.is_office:
        raise Http404
    rows = undelivered_for(request.actor).select_related("user").order_by("state_since", "pk")
    if export := requested_export(request, UNDELIVERED, rows, "undelivered", name_ja="不達メール一覧"):
        return export
    return render(request, "notices/bounces.html", {"page": paginate(request, rows)})


@login_required
@require_POST
def look_after(request, key):
    """`again` sends once more; anything else marks as handled."""
    notice = get_object_or_404(undelivered_for(request.actor).select_related("user"), key=key)
    if "again" in request.POST:
        send_again(notice)
        messages.success(request, _("The mail will be sent again."))
    else:
        mark_handled(notice, actor=request.actor)
        messages.success(request, _("Marked as handled."))
    return redirect("notices:bounces")
