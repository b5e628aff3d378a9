"""Letters of the office: write, see whom it reaches, send."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.notices import audiences
from colab.core.notices.actions import mailing as actions
from colab.core.notices.columns import LETTERS
from colab.core.notices.forms.mailing import MailingForm
from colab.core.notices.models import Mailing
from colab.core.notices.models.mailing import MailingState
from colab.core.notices.queries import delivery_counts
from colab.core.readings.noting import reads_people
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate


@login_required
def mailing_list(request):
    """The log of letters, and the audiences a new one can go to."""
    if not (request.actor.grants.is_office or request.actor.grants.is_auditor):
        raise Http404
    rows = access.visible_to(request.actor, Mailing.objects.select_related("created_by"))
    if export := requested_export(request, LETTERS, rows, "letters", name_ja="一斉連絡一覧"):
        return export
    choices = audiences.choices() if request.actor.grants.is_office else []
    return render(request, "notices/mailings.html", {"page": paginate(request, rows), "audiences": choices})


@login_required
def new_mailing(request, audience):
    """Write a letter to an audience."""
    if not request.actor.grants.is_office:
        raise Http404
    return _edit(request, Mailing(audience=_audience(audience).code))


@login_required
def edit_mailing(request, key):
    """Change a draft."""
    mailing = access.get_or_404(request.actor, Mailing.objects.filter(state=MailingState.DRAFT), "change", key=key)
    return _edit(request, mailing)


def _edit(request, mailing):
    audience = _audience(mailing.audience)
    data = request.POST or None
    form = MailingForm(data, instance=mailing, actor=request.actor)
    to_form = audience.form(data, prefix="to", actor=request.actor, initial=mailing.params) if audience.form else None
    if request.method == "POST" and all([f.is_valid() for f in (form, to_form) if f]):
        params = to_form.cleaned_data if to_form else {}
        saved = actions.save_draft(form.save(commit=False), actor=request.actor, params=params)
        return redirect("notices:mailing", saved.key)
    return render(request, "notices/mailing_form.html", {"form": form, "to_form": to_form, "audience": audience})


@login_required
@reads_people("recipients", machine="letter")
def mailing_detail(request, key):
    """A draft: whom it reaches, and the button. A sent letter: what became of it."""
    mailing = access.get_or_404(request.actor, Mailing.objects.select_related("created_by", "sent_by"), key=key)
    context = {"mailing": mailing, "audience": _audience(mailing.audience)}
    if mailing.state == MailingState.SENT:
        notices = mailing.notices.select_related("user").order_by("pk")
        page = paginate(request, notices, per_page=50)
        return render(request, "notices/mailing_sent.html", {**context, "page": page, "counts": _counts(notices)})
    recipients = actions.recipients_of(mailing, request.actor)
    context |= {
        "page": paginate(request, recipients, per_page=100),
        "total": len(recipients),
        "digest": actions.digest_of(recipients),
        "may_send": access.can(request.actor, "send", mailing),
    }
    return render(request, "notices/mailing_preview.html", context)


@login_required
@require_POST
def send_mailing(request, key):
    """Send the letter to exactly those who were shown."""
    mailing = access.get_or_404(request.actor, Mailing.objects.all(), "send", key=key)
    try:
        actions.send(mailing, actor=request.actor, digest=request.POST.get("digest", ""))
    except actions.Changed:
        messages.error(request, _("The list of recipients has changed meanwhile. Please look at it again."))
    else:
        messages.success(request, _("The letter is being sent."))
    return redirect("notices:mailing", key)


def _counts(notices):
    from colab.core.notices.enums import NoticeState

    return [(NoticeState(state).label, count) for state, count in delivery_counts(notices).items() if count]


def _audience(code):
    try:
        return audiences.get(code)
    except LookupError as error:
        raise Http404 from error
