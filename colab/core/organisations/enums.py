"""Kinds, roles and states of people's organisations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BodyKind(TextChoices):
    """Kinds of public bodies; thresholds and limits depend on them."""

    PREFECTURE = "prefecture", _("prefecture")
    DESIGNATED_CITY = "designated_city", _("designated city")
    WARD = "ward", _("special ward")
    CITY = "city", _("city")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    OTHER = "other", _("other public body")


LARGE_BODIES = (BodyKind.PREFECTURE.value, BodyKind.DESIGNATED_CITY.value)
"""Bodies under the order on government procurement agreements (特例政令 第2条) and with the higher limits."""


class UnitKind(TextChoices):
    """Kinds of units."""

    BUREAU = "bureau", _("bureau")
    DIVISION = "division", _("division")
    SECTION = "section", _("section")


class Role(TextChoices):
    """What a post may do. Judges and experts hold no post: they are appointed case by case."""

    SECTION = "section", _("section officer")
    HEAD = "head", _("head of section")
    OFFICE = "office", _("office")
    OFFICE_ADMIN = "office_admin", _("office administrator")
    CERTIFIER = "certifier", _("certifying officer")
    FINANCE = "finance", _("finance officer")
    AUDITOR = "auditor", _("auditor")
    EDITOR = "editor", _("editor")


class OrganisationKind(TextChoices):
    """Who may answer a challenge."""

    COMPANY = "company", _("company")
    SOLE_PROPRIETOR = "sole_proprietor", _("sole proprietor")
    FOUNDER = "founder", _("founder (company not yet set up)")
    CIVIC_GROUP = "civic_group", _("civic-tech group")


class OrganisationState(TextChoices):
    """States of an organisation."""

    DRAFT = "draft", _("being entered")
    REGISTERED = "registered", _("registered")
    SUSPENDED = "suspended", _("suspended")


class SolutionState(TextChoices):
    """States of a solution."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("being checked")
    RETURNED = "returned", _("returned")
    LISTED = "listed", _("listed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Stage(TextChoices):
    """How far a product is."""

    IDEA = "idea", _("concept")
    PROTOTYPE = "prototype", _("prototype")
    ON_SALE = "on_sale", _("on sale")


class Area(TextChoices):
    """Fields of a city's work; shared by challenges and solutions."""

    DISASTER = "disaster", _("disaster prevention")
    WELFARE = "welfare", _("welfare and care")
    CHILDCARE_EDUCATION = "childcare_education", _("childcare and education")
    HEALTH = "health", _("health and medicine")
    ENVIRONMENT = "environment", _("environment and waste")
    TRANSPORT_CITY = "transport_city", _("transport and city planning")
    INFRASTRUCTURE = "infrastructure", _("infrastructure and maintenance")
    INDUSTRY_TOURISM = "industry_tourism", _("industry and tourism")
    CULTURE_SPORT = "culture_sport", _("culture and sport")
    ADMIN_DX = "admin_dx", _("digital administration")
