"""The thread of a subject."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import files
from colab.core.clock import now
from colab.core.lifecycle import screens
from colab.core.notices.access import may_read, may_write, subject_of
from colab.core.notices.actions.talk import add_meeting, post_message
from colab.core.notices.forms.talk import MeetingForm, MessageForm
from colab.core.notices.models import MeetingRecord, Message
from colab.core.notices.queries import inbox
from colab.core.notices.threads import side_label
from colab.core.ui.pagination import paginate


@login_required
def thread(request, machine, key):
    """Newest first, with the form to write for those who take part."""
    subject = _subject(request, machine, key)
    writable = may_write(request.actor, subject)
    form = MessageForm(request.POST or None, request.FILES or None) if writable else None
    if request.method == "POST" and _sent(request, form, lambda facts: _post(request, subject, facts)):
        messages.success(request, _("Your message has been sent."))
        return redirect("notices:thread", machine, key)
    inbox(request.user).filter(
        machine=machine, subject_key=key, kind__in=["notices.message", "notices.meeting"], read_at__isnull=True
    ).update(read_at=now())
    page = paginate(request, entries(machine, key))
    return render(request, "notices/thread.html", {**_frame(subject), "page": page, "form": form})


@login_required
def meeting(request, machine, key):
    """Add a meeting record."""
    subject = _subject(request, machine, key)
    if not may_write(request.actor, subject):
        raise Http404
    form = MeetingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _sent(request, form, lambda facts: _record(request, subject, facts)):
        messages.success(request, _("The meeting record has been added."))
        return redirect("notices:thread", machine, key)
    return render(request, "notices/meeting.html", {**_frame(subject), "form": form})


def entries(machine, key, limit=None):
    """Return messages and meeting records of a thread as one list, newest first (`limit` newest ones)."""
    where = {"thread__machine": machine, "thread__subject_key": key}
    talk = Message.objects.filter(**where).select_related("author").prefetch_related("files").order_by("-at", "-pk")
    held = MeetingRecord.objects.filter(**where).select_related("recorded_by").prefetch_related("files")
    held = held.order_by("-at", "-pk")
    lines = [
        {"what": "message", "row": row, "who": row.author, "side": side_label(row.side)} for row in talk[:limit]
    ] + [{"what": "meeting", "row": row, "who": row.recorded_by, "side": side_label(row.side)} for row in held[:limit]]
    return sorted(lines, key=lambda line: line["row"].at, reverse=True)[:limit]


def _subject(request, machine, key):
    subject = subject_of(machine, key)
    if subject is None or not may_read(request.actor, subject):
        raise Http404
    return subject


def _sent(request, form, send):
    """Send a valid form; a refusal of a file becomes an error of the form."""
    if form is None:
        raise Http404
    if not form.is_valid():
        return False
    try:
        send(form.cleaned_data)
    except files.Rejected as rejected:
        form.add_error("files", str(rejected))
        return False
    return True


def _post(request, subject, facts):
    post_message(subject, actor=request.actor, body=facts["body"], uploads=facts["files"])


def _record(request, subject, facts):
    uploads = facts.pop("files")
    add_meeting(subject, actor=request.actor, uploads=uploads, **facts)


def _frame(subject):
    screen = screens.get_screen(subject.MACHINE)
    return {"subject": subject, "title": screen.title(subject)}
