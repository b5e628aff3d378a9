"""Filters and columns of the lists of the section and the office."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.enums import OrganisationKind, Stage
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, DateFilter, FilterSet, SortFilter, TextFilter
from pitches.submissions.enums import HANDED_IN, PitchState, Screening

STATES = [(state.value, state.label) for state in PitchState if state in HANDED_IN or state == PitchState.WITHDRAWN]
SCREENINGS = [("none", Screening.NONE.label), *[(s.value, s.label) for s in Screening if s.value]]


def by_words(rows, text):
    """Find by title, summary, name of the organisation, receipt number."""
    found = Q(title__icontains=text) | Q(title_en__icontains=text) | Q(summary__icontains=text)
    return rows.filter(
        found
        | Q(organisation__name__icontains=text)
        | Q(organisation__name_en__icontains=text)
        | Q(receipt_number__icontains=text)
    )


def by_screening(rows, value):
    """Screening: the empty value is called none in the address."""
    return rows.filter(screening="" if value == "none" else value)


class PitchFilters(FilterSet):
    """Filters of the pitches of one challenge."""

    q = TextFilter(_("Words"), by_words, hint=_("title, organisation or receipt number"))
    state = ChoiceFilter(_("State"), STATES, single=True)
    screening = ChoiceFilter(_("Screening"), SCREENINGS, by_screening, single=True)
    kind = ChoiceFilter(_("Kind of team"), OrganisationKind.choices, "organisation__kind", single=True)
    stage = ChoiceFilter(_("Stage"), Stage.choices, "product_stage", single=True)
    since = DateFilter(_("Handed in since"), "submitted_at__gte")
    sort = SortFilter(
        _("Order"),
        [
            ("new", _("Handed in last"), ["-submitted_at"]),
            ("old", _("Handed in first"), ["submitted_at"]),
            ("title", _("Title of the pitch"), ["title"]),
            ("organisation", _("Organisation"), ["organisation__name"]),
        ],
    )


class AllPitchFilters(PitchFilters):
    """The same over all challenges."""

    challenge = TextFilter(_("Challenge number"), "challenge__code__icontains", hint="C-2026-")


COLUMNS = [
    Column("receipt_number", "受付番号", "Receipt number"),
    Column("challenge", "課題番号", "Challenge", lambda pitch: pitch.challenge.code),
    Column("challenge_title", "課題名", "Challenge title", lambda pitch: pitch.challenge.title),
    Column("title", "提案名", "Title"),
    Column("summary", "要約", "Summary"),
    Column("organisation", "提案者", "Organisation", lambda pitch: pitch.organisation.name),
    Column("kind", "提案者の種別", "Kind of team", lambda pitch: pitch.organisation.get_kind_display()),
    Column("corporate_number", "法人番号", "Corporate number", lambda pitch: pitch.organisation.corporate_number or ""),
    Column("state", "状態", "State", lambda pitch: pitch.state_words),
    Column("screening", "書面審査", "Screening", lambda pitch: pitch.get_screening_display()),
    Column("screening_note", "書面審査の理由", "Reason of the screening"),
    Column("product_stage", "製品の段階", "Stage", lambda pitch: str(pitch.stage_words)),
    Column("estimate_pilot_yen", "実証費用（円）", "Cost of the pilot (yen)"),
    Column("estimate_full_yen", "本格導入の年額（円）", "Cost of full use per year (yen)"),
    Column("submitted_at", "受付日時", "Handed in"),
    Column("number", "提出回数", "Times handed in", lambda pitch: pitch.snapshot.number if pitch.snapshot else ""),
    Column("digest", "受付内容のハッシュ", "Hash", lambda pitch: pitch.snapshot.digest if pitch.snapshot else ""),
]
OWN_COLUMNS = [column for column in COLUMNS if not column.key.startswith("screening")]
"""For the team itself: the reviewers' notes are not in it."""
