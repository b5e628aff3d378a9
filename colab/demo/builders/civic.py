"""Civic-tech projects, through the actions."""

from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from pilots.civic.models import CivicProject

from .challenges import officer, open_challenge
from .people import as_actor, make_body, make_civic_group, owner_of
from .submissions import submitted_pitch

CODE = {"repository_url": "https://example.invalid/lab/hinan-map", "licence": "MIT"}


def group_of(project: CivicProject):
    """Return the owner of the project's group as an actor."""
    return as_actor(owner_of(project.group))


def matched_project(**facts: Any) -> CivicProject:
    """Return a project whose group and section were just matched."""
    challenge = facts.pop("challenge", None) or open_challenge(route="civic")
    pitch = submitted_pitch(challenge=challenge, organisation=make_civic_group(), **facts)
    apply("match", pitch, actor=as_actor(officer("office", programme=challenge.programme)), reason="現場と相性がよい")
    return CivicProject.objects.get(pitch=pitch)


def published_project(**facts: Any) -> CivicProject:
    """Return a project published as open source."""
    project = matched_project(**facts)
    actor = group_of(project)
    project = apply("form_team", project, actor=actor, team="団体8人と防災課の2人")
    project = apply("build", project, actor=actor)
    return apply("publish_oss", project, actor=actor, **CODE)


def adopted_project(**facts: Any) -> CivicProject:
    """Return a project that a ward uses."""
    project = published_project(**facts)
    ward = make_body("新宿区", name_en="Shinjuku City", kind="ward", lg_code="131041")
    actor = as_actor(officer("office", programme=project.programme))
    return apply("adopt", project, actor=actor, body=ward, on=clock.today(), note="防災課で使用")
