"""What the form of a pitch asks, in which order, and what is required."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

ENTRY_FIELDS = (
    "title",
    "summary",
    "understanding",
    "solution",
    "novelty",
    "product_stage",
    "pilot_plan",
    "kpi",
)
"""The eight fields of the entry; finalists add the rest."""


@dataclass(frozen=True)
class Part:
    """One section of the form and of every page that shows a pitch."""

    code: str
    title: object
    fields: tuple[str, ...]
    open: bool = True
    help: object = ""


LATER = _("Not required for the entry. Finalists are asked to fill it in.")
PARTLY = _("What is marked as required is asked for the entry. Finalists are asked to fill in the rest.")


PARTS = (
    Part("outline", _("In short"), ("title", "summary")),
    Part("proposal", _("Problem and solution"), ("understanding", "solution", "novelty", "product_stage")),
    Part("pilot", _("Pilot"), ("pilot_plan", "kpi")),
    Part(
        "product",
        _("Product and track record"),
        ("on_sale_since", "track_record", "ip_oss", "repository_url", "video_url"),
        open=False,
        help=LATER,
    ),
    Part(
        "detail",
        _("The pilot in detail"),
        ("pilot_site", "pilot_period", "cooperation_needed", "risks"),
        open=False,
        help=LATER,
    ),
    Part(
        "money",
        _("Money and what comes after"),
        ("estimate_pilot_yen", "estimate_full_yen", "rollout", "other_funding"),
        open=False,
        help=LATER,
    ),
    Part("english", _("In English"), ("title_en", "summary_en"), open=False, help=_("Only if you like.")),
    Part(
        "publicity",
        _("What may be shown in public"),
        ("publish_name", "publish_scope"),
        help=_("The name, title and summary of an adopted pitch are always published."),
    ),
)
WORD_FIELDS = tuple(name for part in PARTS for name in part.fields)
"""Everything that is typed and saved by itself."""
FURTHER = tuple(name for part in PARTS if part.code in ("product", "detail", "money") for name in part.fields)
"""What a call may ask of the entry as well."""
DECLARATIONS = ("declares_167_4", "declares_antisocial", "declares_true")
"""Ticked when handing in."""
