"""The civic-tech route in the demo."""

from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from colab.core.organisations.models import Body
from colab.demo.builders import civic as make
from colab.demo.builders import submissions
from colab.demo.builders.challenges import as_actor, officer
from pilots.civic.models import CivicProject

from . import road
from .companies import civic_group

SITE = "https://example.invalid"


def live(year: Any, topic: Any, n: int, fate: Any, until: str) -> Any:
    """Match a group with a section and build, up to ``until``."""
    length = fate.days + 20 if until == "open" else 35
    challenge = road.publish(year, topic, n, fate.days, length=length, civic=True)
    with clock.frozen(challenge.call.opens_at + road.timedelta(days=3)):
        words = road.offer_words(topic) | {"title_en": topic.product_en, "repository_url": f"{SITE}/{n}"}
        pitch = submissions.submitted_pitch(
            challenge=challenge, organisation=civic_group(n), title=topic.product, words=words
        )
    if until == "open":
        return challenge
    road.close(year, challenge)
    days = fate.days - 45
    with year.at(days):
        office = as_actor(officer("office", programme=challenge.programme))
        apply("match", pitch, actor=office, reason="現場の課と一緒に作れる体制があります。")
    project = CivicProject.objects.get(pitch=pitch)
    return _build(year, project, topic, n, days, until)


def _build(year: Any, project: CivicProject, topic: Any, n: int, days: float, until: str) -> CivicProject:
    actor = make.group_of(project)
    if until == "matched":
        return project
    with year.at(days - 10):
        project = apply("form_team", project, actor=actor, team=f"団体8人と{topic.section}の2人")
    if until == "team_formed":
        return project
    if until == "retired":
        with year.at(days - 60):
            return apply("retire", project, actor=actor, retired_reason="中心の人が引っ越し、続けられなくなりました。")
    with year.at(days - 50):
        project = apply("build", project, actor=actor)
    if until == "built":
        return project
    with year.at(days - 60):
        project = apply(
            "publish_oss",
            project,
            actor=actor,
            repository_url=f"{SITE}/code/{n}",
            licence="MIT",
            try_url=f"{SITE}/try/{n}",
        )
    if until == "published_oss":
        return project
    office = as_actor(officer("office", programme=project.programme))
    for later, code in ((80, "131164"), (110, "131121"), (140, "132012")):
        with year.at(days - later):
            body = Body.objects.get(lg_code=code)
            project = apply("adopt", project, actor=office, body=body, on=clock.today(), note="防災訓練で使用")
    with year.at(days - 150):
        project = apply(
            "add_update", project, actor=actor, version="1.2", on=clock.today(), words="やさしい日本語を加えました。"
        )
        project = apply("give_feedback", project, actor=office, words="坂の角度も見えると助かります。")
        item = project.feedback.get()
        project = apply("answer_feedback", project, actor=actor, feedback=item, answer="次の版で加えます。")
    return project
