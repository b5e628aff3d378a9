"""Challenges as they are found."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.challenges import queries
from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from challenges.pages.fields import BY_NAME
from challenges.pages.words import draft_of, page_of
from colab.core import search
from colab.core.clock import FiscalYear


def _text(page) -> str:
    return "\n".join(text for name in BY_NAME if (text := getattr(page, name, ""))) if page else ""


def build(challenge: Challenge) -> search.Doc:
    """Return the document: the published words when it is public, the latest draft for those who work on it."""
    pages = {language: (page_of if challenge.is_public else draft_of)(challenge, language) for language in ("ja", "en")}
    unit, call = challenge.unit, challenge.call
    visibility = {f"unit:{unit.pk}", f"programme:{challenge.programme_id}"}
    url = f"/work/s/challenge/{challenge.key}/"
    if challenge.is_public:
        visibility = {"public"}
        url = f"/challenges/{challenge.slug}/"
    return search.Doc(
        title=challenge.title,
        title_en=challenge.title_en,
        body="\n".join([challenge.summary, challenge.summary_easy, challenge.field_site, _text(pages["ja"])]),
        body_en="\n".join([challenge.summary_en, challenge.field_site_en, _text(pages["en"])]),
        keywords=" ".join([challenge.code or "", unit.name, unit.name_en, unit.body.name, unit.body.name_en]),
        facets={
            "challenge_state": challenge.state,
            "area": challenge.areas,
            **search.place(unit),
            "year": str(int(FiscalYear.of((challenge.published_at or challenge.created_at).date()))),
        },
        url=url,
        date=challenge.published_at or challenge.created_at,
        deadline=call.closes_at if call and challenge.state == ChallengeState.OPEN else None,
        visibility=visibility,
    )


search.register(
    search.Document(
        kind="challenge",
        model=Challenge,
        queryset=lambda: queries.joined(Challenge.objects.all()),
        build=build,
        label=pgettext_lazy("search", "Challenges"),
        order=10,
    )
)
search.facet("challenge_state", _("State"), ChallengeState, order=30, keys=("状態", "状況", "is", "status"))
