"""What waits: drafts and reopened items for the team; checks, screening and its publication for section and office."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import LIMIT, WaitingGroup, WaitingItem

from .enums import CorrectionState, PitchState, Screening
from .models import Correction, Pitch
from .queries import for_lists, with_late
from .views.mine import next_deadline


def _group(label, rows, url_name: str, due) -> WaitingGroup | None:
    found = list(rows[: LIMIT + 1])
    items = [
        WaitingItem(f"{pitch.label}（{pitch.challenge.label}）", reverse(url_name, args=[pitch.key]), label,
                    pitch.edited_at or pitch.state_since, due(pitch))
        for pitch in found[:LIMIT]
    ]  # fmt: skip
    return WaitingGroup(label, items, max(len(found) - LIMIT, 0)) if items else None


def drafts(actor: Actor) -> WaitingGroup | None:
    """Drafts whose challenge is still open, the next deadline first."""
    if not actor.grants.organisations:
        return None
    rows = with_late(for_lists(), clock.now()).filter(
        Q(challenge__state="open", challenge__call__closes_at__gt=clock.now())
        | Q(challenge__state__in=["open", "closed"], late_until__isnull=False),
        organisation__in=actor.grants.organisations,
        state=PitchState.DRAFT,
    )
    rows = rows.order_by("challenge__call__closes_at", "pk")
    return _group(_("Draft of a pitch"), rows, "submissions:edit", next_deadline)


def not_handed_in(actor: Actor) -> WaitingGroup | None:
    """Changes typed after handing in that do not count yet."""
    rows = for_lists().filter(
        organisation__in=actor.grants.organisations,
        state__in=[PitchState.SUBMITTED, PitchState.ACCEPTED],
        working__isnull=False,
        challenge__state="open",
        challenge__call__closes_at__gt=clock.now(),
    )
    rows = rows.order_by("challenge__call__closes_at", "pk")
    return _group(_("Changes not handed in"), rows, "submissions:hand_in", lambda pitch: pitch.challenge.call.closes_at)


def reopened(actor: Actor) -> WaitingGroup | None:
    """Items the office reopened."""
    rows = for_lists().filter(organisation__in=actor.grants.organisations, reopened_until__gt=clock.now())
    rows = rows.order_by("reopened_until", "pk")
    return _group(_("Reopened item of a pitch"), rows, "submissions:edit", lambda pitch: pitch.reopened_until)


waiting.custom(reopened, order=10)
waiting.custom(drafts, order=20)
waiting.custom(not_handed_in, order=21)
waiting.register(
    _("Formal check of a pitch"),
    "pitch",
    "accept",
    order=30,
    narrow=lambda rows, actor: rows.filter(scan_pending=False).select_related("challenge"),
)
waiting.register(
    _("Screening of a pitch"),
    "pitch",
    "shortlist",
    order=35,
    narrow=lambda rows, actor: rows.filter(
        screening=Screening.NONE, challenge__call__closes_at__lte=clock.now()
    ).select_related("challenge"),
)


waiting.register(
    _("Correction asked for by a team"),
    "pitch",
    "accept_correction",
    order=31,
    narrow=lambda rows, actor: rows.filter(
        pk__in=Correction.objects.filter(state=CorrectionState.ASKED).values("pitch")
    ).select_related("challenge"),
)


def unpublished(actor: Actor) -> WaitingGroup | None:
    """Challenges whose screening is decided for every accepted pitch, but not published."""
    rows = access.visible_to(actor, Pitch.objects.filter(state=PitchState.ACCEPTED), "publish_screening")
    open_ones = rows.filter(screening=Screening.NONE).values("challenge")
    done = rows.exclude(screening=Screening.NONE).exclude(challenge__in=open_ones)
    found = (
        done.order_by("challenge")
        .values("challenge")
        .annotate(key=F("challenge__key"), code=F("challenge__code"), title=F("challenge__title"))
        .distinct()[:LIMIT]
    )
    label = _("Screening decided, not published")
    items = [
        WaitingItem(f"{row['code']} {row['title']}", reverse("submissions:of_challenge", args=[row["key"]]), label)
        for row in found
    ]
    return WaitingGroup(label, items) if items else None


waiting.custom(unpublished, order=36)
