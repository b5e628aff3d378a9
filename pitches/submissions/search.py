"""Pitches in the search: for those who may read them, never in public, never while they are drafts."""

from django.utils.translation import gettext_lazy as _

from colab.core import search
from colab.core.search.visibility import AUDITOR

from . import values
from .models import Pitch

TEXTS = (
    "summary", "understanding", "solution", "novelty", "track_record", "pilot_plan", "kpi", "rollout", "risks", "ip_oss"
)  # fmt: skip


def rows():
    """Return pitches that were handed in."""
    joined = ("challenge__unit__body", "challenge__unit__parent__parent", "organisation")
    found = Pitch.objects.filter(receipt_number__isnull=False).select_related(*joined)
    return found.prefetch_related("challenge__joint_units").order_by("pk")


def build(pitch: Pitch) -> search.Doc:
    """Return the document: what was handed in last, for team, section, office and auditors."""
    words = values.handed(pitch)
    challenge = pitch.challenge
    units = {challenge.unit_id, *(unit.pk for unit in challenge.joint_units.all())}
    tokens = {f"org:{pitch.organisation_id}", f"programme:{challenge.programme_id}", AUDITOR}
    tokens |= {f"{role}:{unit}" for role in ("section", "head") for unit in units}
    return search.Doc(
        title=pitch.title,
        title_en=pitch.title_en,
        body="\n".join(str(words[name] or "") for name in TEXTS),
        body_en=pitch.summary_en,
        keywords=f"{pitch.receipt_number} {pitch.organisation.name} {pitch.organisation.name_en} {challenge.code}",
        facets={"state": pitch.state, **search.place(challenge.unit)},
        url=f"/work/s/pitch/{pitch.key}/",
        date=pitch.submitted_at,
        visibility=sorted(tokens),
    )


search.register(
    search.Document(kind="pitch", model=Pitch, queryset=rows, build=build, label=_("Pitches"), order=60, private=True)
)
