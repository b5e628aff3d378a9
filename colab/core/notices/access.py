"""Who may read and write threads, and what files they take."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import access, files, lifecycle
from colab.core.access import NONE, Actor
from colab.core.notices.enums import NEEDS_A_LOOK
from colab.core.notices.models import Mailing, Notice
from colab.core.organisations.access import OFFICES, person_of_body, person_office
from colab.core.organisations.models import Programme, User

TO_PROGRAMME = ("programme", "call__programme", "challenge__programme", "fee__programme")
"""Where the programme of a subject stands, seen from its row."""
NEEDS = Q(state__in=NEEDS_A_LOOK, handled_at__isnull=True)
"""Mail that did not arrive and that nobody has looked after."""

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


@access.rule(Notice, "look_after")
def notice_undelivered(actor: Actor) -> Q:
    """The office: its letters, and what was told of its cases or of none; its own people's mail of other bodies too."""
    if not actor.grants.is_office:
        return NONE
    programmes, bodies = actor.grants.programmes(*OFFICES), actor.grants.bodies(*OFFICES)
    own, reachable = (User.objects.filter(rule(actor)).values("pk") for rule in (person_of_body, person_office))
    waiting = set(Notice.objects.filter(NEEDS).order_by().values_list("machine", flat=True).distinct())
    machines = [machine for machine in lifecycle.all_machines() if machine.name in waiting]
    of_bodies = Programme.objects.filter(body__in=bodies).order_by().values("pk")
    mine = (Q(user=None) | Q(user__in=reachable)) & (Q(machine="") | _about(machines, programmes, bodies))
    abroad = Q(user__in=own) & ~_about(machines, of_bodies, bodies)
    return NEEDS & (Q(mailing__programme__in=programmes) | Q(mailing=None) & (mine | abroad))


def _about(machines, programmes, bodies):
    """Return the notices about subjects of these programmes, else of these bodies, or of neither by their nature."""
    found = NONE
    for machine in machines:
        rows = machine.model._default_manager.filter(_rows_of(machine.model, programmes, bodies)).order_by()
        found |= Q(machine=machine.name, subject_key__in=rows.values("key"))
    return found


def _rows_of(model, programmes, bodies):
    names = {field.name for field in model._meta.concrete_fields}
    ways = [way for way in TO_PROGRAMME if way.split("__")[0] in names]
    found = Q()
    for way in ways:
        found |= Q(**{f"{way}__in": programmes})
    if "body" not in names:
        return found
    return found | Q(body__in=bodies, **{way.split("__")[0]: None for way in ways})
