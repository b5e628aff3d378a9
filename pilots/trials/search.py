"""Pilots as search documents."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import search
from pilots.trials.models import Pilot
from pilots.trials.queries import public_pilots


def _build(pilot: Pilot) -> search.Doc:
    body = [pilot.summary, pilot.site, pilot.organisation.name, pilot.unit.name, pilot.final_report, pilot.lesson]
    body += [pilot.evaluation, pilot.outcome_reason, pilot.challenge.title if pilot.challenge else ""]
    measured = list(pilot.indicators.all())
    body += [f"{one.name} {one.method}" for one in measured]
    english = [pilot.summary_en, pilot.site_en, pilot.final_report_en, pilot.lesson_en, pilot.evaluation_en]
    english += [one.name_en for one in measured]
    return search.Doc(
        title=pilot.title,
        title_en=pilot.title_en,
        body="\n".join(part for part in body if part),
        body_en="\n".join(part for part in english if part),
        url=reverse("trials:detail", args=[pilot.code]),
        date=pilot.period_from,
        facets={"state": [pilot.state], **search.place(pilot.unit)},
        visibility=["public"],
    )


search.register(
    search.Document(
        kind="pilot",
        model=Pilot,
        queryset=lambda: public_pilots().select_related("unit__parent__parent").prefetch_related("indicators"),
        build=_build,
        label=_("Pilots"),
        order=40,
    )
)
