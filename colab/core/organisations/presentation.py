"""Facts of organisations and solutions as terms and values."""

from django.utils.translation import gettext as _

from colab.core.clock import date_words, yen_words
from colab.core.organisations.enums import Area
from colab.core.organisations.models import Organisation, Solution


def price_words(solution: Solution) -> str:
    """Return the price range in words, open where an end is not stated, empty where nothing is."""
    low, high = (None if yen is None else yen_words(yen) for yen in (solution.price_min_yen, solution.price_max_yen))
    if low and high:
        return low if low == high else _("%(low)s – %(high)s") % {"low": low, "high": high}
    if low:
        return _("from %(yen)s") % {"yen": low}
    return _("up to %(yen)s") % {"yen": high} if high else ""


def area_labels(solution: Solution) -> list[str]:
    """Return the areas in words."""
    return [str(Area(code).label) for code in solution.areas if code in Area.values]


def organisation_facts(organisation: Organisation) -> list[tuple]:
    """Return an organisation's profile."""
    head = f"{organisation.representative_title} {organisation.representative}".strip()
    return [
        (_("Kind"), organisation.get_kind_display()),
        (_("Corporate number"), organisation.corporate_number),
        (_("Representative"), head),
        (_("Address"), organisation.address),
        (_("Established on"), date_words(organisation.established_on) if organisation.established_on else ""),
        (_("Capital"), "" if organisation.capital_yen is None else yen_words(organisation.capital_yen)),
        (_("Employees"), organisation.employees),
        (_("Industry"), organisation.industry),
        (_("Number of members"), organisation.members_count),
        (_("Website"), organisation.website),
        (_("Contact"), f"{organisation.contact_name} {organisation.contact_email}".strip()),
        (_("Profile"), organisation.profile),
    ]


def solution_facts(solution: Solution) -> list[tuple]:
    """Return a solution's facts."""
    return [
        (_("Organisation"), solution.organisation.label),
        (_("Summary"), solution.summary),
        (_("Description"), solution.description),
        (_("Stage"), solution.get_stage_display()),
        (_("Areas"), ", ".join(area_labels(solution))),
        (_("Price"), price_words(solution)),
        (_("On sale since"), date_words(solution.on_sale_since) if solution.on_sale_since else ""),
        (_("Where it is used"), solution.track_record),
        (_("Website"), solution.website),
    ]
