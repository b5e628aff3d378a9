"""What is known already and need not be typed again, each value with the machine it comes from."""

from typing import Any

from .models import Certification, Plan

FROM_SOLUTION = {
    "product_name": "name",
    "product_name_en": "name_en",
    "summary": "summary",
    "summary_en": "summary_en",
    "areas": "areas",
    "on_sale_since": "on_sale_since",
    "price_yen": "price_min_yen",
    "sales_record": "track_record",
}
FROM_PITCH = {
    "product_name": "title",
    "product_name_en": "title_en",
    "summary": "summary",
    "novelty_reason": "novelty",
    "usefulness_reason": "solution",
    "expected_use": "rollout",
    "intellectual_property": "ip_oss",
    "on_sale_since": "on_sale_since",
    "price_yen": "estimate_full_yen",
    "sales_record": "track_record",
}
FROM_PILOT = {
    "product_name": "title",
    "product_name_en": "title_en",
    "summary": "summary",
    "summary_en": "summary_en",
    "safety": "safety",
    "evidence": "final_report",
}
FROM_ORGANISATION = {"contact_name": "contact_name", "contact_email": "contact_email"}
PLAN_FROM_PITCH = {"content": "solution", "method": "pilot_plan", "funds_yen": "estimate_full_yen"}


def fill(certification: Certification) -> None:
    """Fill the empty columns from solution, pitch, pilot and organisation, in this order; note each source."""
    pilot = certification.pilot
    pitch = pilot.pitch if pilot else None
    sources = [
        ("solution", certification.solution, FROM_SOLUTION),
        ("pitch", pitch, FROM_PITCH),
        ("pilot", pilot, FROM_PILOT),
        ("organisation", certification.organisation, FROM_ORGANISATION),
    ]
    for machine, source, columns in sources:
        for column, name in columns.items():
            value = getattr(source, name, None)
            if value and not getattr(certification, column):
                setattr(certification, column, _fitted(certification, column, value))
                certification.prefilled[column] = machine


def first_plan(certification: Certification) -> Plan:
    """Return the unsaved first plan, with what the pitch says of it."""
    plan = Plan(certification=certification, number=1)
    pitch = certification.pilot.pitch if certification.pilot else None
    for column, name in PLAN_FROM_PITCH.items():
        value = getattr(pitch, name, None)
        if value:
            setattr(plan, column, _fitted(plan, column, value))
            certification.prefilled[f"plan_{column}"] = "pitch"
    return plan


def _fitted(row: Any, column: str, value: Any) -> Any:
    limit = row._meta.get_field(column).max_length
    return value[:limit] if limit and isinstance(value, str) else value
