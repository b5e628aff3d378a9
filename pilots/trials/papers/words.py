"""Small words of the papers. They are Japanese whatever the reader's language: the papers are the body's own."""

from datetime import date

from colab.core.clock import wareki
from pilots.trials.enums import CarryOver, Direction
from pilots.trials.models import Pilot

BLANK = "（未記入）"
CROSSING = {
    CarryOver.NONE: "年度をまたがない",
    CarryOver.KURIKOSHI: "繰越",
    CarryOver.SAIMUFUTAN: "債務負担行為",
    CarryOver.NO_COST: "団体の費用負担なし",
}
BETTER = {Direction.DOWN: "以下", Direction.UP: "以上"}


def day(value: date | None) -> str:
    """Return a day in the Japanese calendar, or that it is not filled in."""
    return wareki(value) if value else BLANK


def filled(value: str) -> str:
    """Return words, or that they are not filled in."""
    return value.strip() or BLANK


def yen(value: int | None) -> str:
    """Return an amount, or that the body bears nothing."""
    return BLANK if value is None else (f"金{value:,}円" if value else "なし")


def period(pilot: Pilot) -> str:
    """Return the period of the pilot."""
    if not (pilot.period_from and pilot.period_to):
        return BLANK
    return f"{wareki(pilot.period_from)}から{wareki(pilot.period_to)}まで"


def crossing(pilot: Pilot) -> str:
    """Return how the budget crosses the year, with its evidence."""
    parts = [pilot.carry_over_ref, f"{wareki(pilot.carry_over_on)}議決" if pilot.carry_over_on else ""]
    found = "、".join(part for part in parts if part)
    return CROSSING[pilot.carry_over] + (f"（{found}）" if found else "")


def team(pilot: Pilot) -> str:
    """Return name, place and corporate number of the team."""
    found = pilot.organisation
    parts = [found.name, found.address, f"法人番号 {found.corporate_number}" if found.corporate_number else ""]
    return "\n".join(part for part in parts if part)
