"""Pilots as search documents."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import search
from pilots.trials.models import Pilot
from pilots.trials.queries import public_pilots


def _build(pilot: Pilot) -> search.Doc:
    body = [pilot.summary, pilot.site, pilot.organisation.name, pilot.unit.name, pilot.final_report, pilot.lesson]
    return search.Doc(
        title=pilot.title,
        title_en=pilot.title_en,
        body="\n".join(part for part in body if part),
        body_en="\n".join(part for part in (pilot.summary_en, pilot.site_en, pilot.final_report_en) if part),
        url=reverse("trials:detail", args=[pilot.code]),
        date=pilot.period_from,
        facets={"state": [pilot.state], **search.place(pilot.unit)},
        visibility=["public"],
    )


search.register(
    search.Document(kind="pilot", model=Pilot, queryset=public_pilots, build=_build, label=_("Pilots"), order=40)
)
