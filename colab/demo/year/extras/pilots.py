"""Pilots that began without a challenge, in the states the roads leave out."""

from typing import Any

from colab.core.lifecycle import apply
from colab.core.organisations.models import Organisation
from colab.demo.builders import trials
from colab.demo.world.topics import Topic, topics
from colab.demo.year.road import indicator_of, plan_of, unit_of
from pilots.trials.models import Pilot


def maker_of(topic: Topic) -> Organisation:
    """Return who offers the product of a topic: the team that tried it out."""
    return (
        Pilot.objects.select_related("organisation").filter(title=f"{topic.product}の実証").earliest("pk").organisation
    )


def live(year: Any) -> None:
    """Make one pilot for each of the early states."""
    for n, state in enumerate(("proposed", "agreement", "preparing", "dropped")):
        topic = topics()[n]
        unit = unit_of(topic, n)
        facts = {"unit": unit, "programme": year.programme, "organisation": maker_of(topic)}
        facts |= {"title": f"{topic.product}の追加の実証", "title_en": f"More trials of {topic.product_en}"}
        with year.at(12):
            pilot = trials.proposed_pilot(**facts)
            section = trials.section_of(pilot)
            if state == "dropped":
                head = trials.section_of(pilot, "head")
                apply("drop", pilot, actor=head, outcome_reason="場所の都合がつきませんでした。")
            if state in ("proposed", "dropped"):
                continue
            pilot = apply("plan", pilot, actor=section)
            period = trials.default_period()
            plan = plan_of(topic, period["period_from"], period["period_to"])
            pilot = apply("save", pilot, actor=section, **plan)
            pilot = apply("set_indicators", pilot, actor=section, indicators=[indicator_of(topic)])
            pilot = apply("agree_plan", pilot, actor=section)
            if state == "preparing":
                head = trials.section_of(pilot, "head")
                agreed = {"agreement_kind": "basic_agreement", "agreement_on": period["period_from"]}
                apply("sign_agreement", pilot, actor=head, **agreed)
