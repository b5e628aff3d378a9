"""Who may read and write threads, and what files they take."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import access, files, lifecycle
from colab.core.access import NONE, Actor
from colab.core.notices.models import Mailing, Notice

THREAD_FILES = files.purpose("thread.file", _("Files"), max_mb=20, max_count=500, rule="thread")


def may_write(actor, subject):
    """Return whether the subject's rule "thread" lets the actor take part."""
    return access.has_rule(type(subject), "thread") and access.can(actor, "thread", subject)


def may_read(actor, subject):
    """Return whether the actor takes part, or audits what may be seen."""
    if not access.has_rule(type(subject), "thread"):
        return False
    return may_write(actor, subject) or (actor.grants.is_auditor and access.can(actor, "view", subject))


def subject_of(machine, key):
    """Return the subject, or None where there is none."""
    try:
        return lifecycle.load(machine, key)
    except Exception:
        # KeyError for an unknown machine, DoesNotExist of any model: to the reader both mean "not there".
        return None


@access.rule(Mailing, "view", "change", "send")
def mailing_office(actor: Actor) -> Q:
    """The office of the programme (auditors may read)."""
    programmes = actor.grants.programmes("office", "office_admin")
    return Q(programme__in=programmes) if programmes else NONE


access.private(Notice)


@access.rule(Notice, "view")
def notice_own(actor: Actor) -> Q:
    """Everybody reads what was told to them; auditors see counts, not letters."""
    return Q(user=actor.user_id) if actor.user_id else NONE
