"""A person's own notices and preferences."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.clock import now
from colab.core.notices.forms.subscribing import PreferencesForm
from colab.core.notices.kinds import daily_categories, kind_of, mutable_categories
from colab.core.notices.models import MutedCategory, Notice, PromptCategory
from colab.core.notices.queries import inbox, unread
from colab.core.ui import sharing
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.pagination import paginate

COLUMNS = [
    Column("created_at", "日時", "Time"),
    Column("category", "種類", "Kind", lambda notice: notice.get_category_display()),
    Column("subject", "件名", "Subject"),
    Column("read_at", "既読日時", "Read"),
]


@login_required
def notice_list(request):
    """Newest first; `?unread=1` only those not read."""
    rows = inbox(request.user)
    only_unread = "unread" in request.GET
    rows = rows.filter(read_at__isnull=True) if only_unread else rows
    if export := requested_export(request, COLUMNS, rows, "notices", name_ja="通知一覧"):
        return export
    page = paginate(request, rows)
    context = {"page": page, "unread": unread(request.user).count(), "only_unread": only_unread}
    return render(request, "notices/list.html", context)


@login_required
def open_notice(request, key):
    """Show one notice and mark it read."""
    notice = access.get_or_404(request.actor, Notice.objects.all(), key=key)
    if notice.read_at is None:
        inbox(request.user).filter(pk=notice.pk, read_at__isnull=True).update(read_at=now())
        sharing.tell_written(request)
    return render(request, "notices/detail.html", {"notice": notice, "secret": _is_secret(notice)})


@login_required
@require_POST
def read_all(request):
    """Mark all as read."""
    inbox(request.user).filter(read_at__isnull=True).update(read_at=now())
    return redirect("notices:list")


@login_required
def preferences(request):
    """Which categories are mailed, and which at once; kinds that may not be muted are named."""
    categories = mutable_categories()
    muted = set(MutedCategory.objects.filter(user=request.user).values_list("category", flat=True))
    prompt = list(PromptCategory.objects.filter(user=request.user).values_list("category", flat=True))
    initial = {"mailed": [category.value for category in categories if category not in muted], "prompt": prompt}
    form = PreferencesForm(
        request.POST if request.method == "POST" else None,
        categories=categories,
        daily=daily_categories(),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        wanted = set(form.cleaned_data["mailed"])
        with transaction.atomic():
            MutedCategory.objects.filter(user=request.user).delete()
            MutedCategory.objects.bulk_create(
                MutedCategory(user=request.user, category=c) for c in categories if c.value not in wanted
            )
            PromptCategory.objects.filter(user=request.user).delete()
            PromptCategory.objects.bulk_create(
                PromptCategory(user=request.user, category=c) for c in form.cleaned_data["prompt"]
            )
        messages.success(request, _("Your settings have been saved."))
        return redirect("notices:preferences")
    return render(request, "notices/preferences.html", {"form": form})


def _is_secret(notice):
    try:
        return kind_of(notice.kind).secret
    except LookupError:
        return False
