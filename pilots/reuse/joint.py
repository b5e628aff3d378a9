"""Joint purchase in whole yen: what each body pays under a rule, what it saves, and who would lose. No Django here."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

Wish = tuple[str, int, int]
"""Name, volume, price alone in yen (tax included, as all prices here)."""


@dataclass(frozen=True)
class Share:
    """What one body pays together and alone, in yen; ``saving`` is negative for one who would lose."""

    name: str
    volume: int
    alone_yen: int
    together_yen: int

    @property
    def saving(self) -> int:
        """What the body saves by joining."""
        return self.alone_yen - self.together_yen


@dataclass(frozen=True)
class Variation:
    """The same purchase at another joint price: percent of change, price, what all save, who would lose."""

    percent: int
    joint_yen: int
    saving: int
    losing: tuple[str, ...]


def by_volume(joint_yen: int, wishes: list[Wish]) -> list[Fraction]:
    """Everybody pays the same price for one unit."""
    total = sum(volume for _name, volume, _alone in wishes)
    return [Fraction(joint_yen * volume, total) for _name, volume, _alone in wishes]


def by_alone(joint_yen: int, wishes: list[Wish]) -> list[Fraction]:
    """Everybody saves the same part of the price alone; nobody loses while the whole is no dearer than all alone."""
    total = sum(alone for _name, _volume, alone in wishes)
    if not total:
        return by_volume(joint_yen, wishes)
    return [Fraction(joint_yen * alone, total) for _name, _volume, alone in wishes]


def capped(joint_yen: int, wishes: list[Wish]) -> list[Fraction]:
    """By volume, but nobody pays more than alone; what is above that is borne by the others, by volume again.

    Where the whole is dearer than all alone somebody must lose: then the loss is spread by the price alone.
    """
    if joint_yen >= sum(alone for _name, _volume, alone in wishes):
        return by_alone(joint_yen, wishes)
    fixed: dict[int, Fraction] = {}
    while True:
        free = [n for n in range(len(wishes)) if n not in fixed]
        rest, volume = joint_yen - sum(fixed.values()), sum(wishes[n][1] for n in free)
        over = [n for n in free if rest * wishes[n][1] > wishes[n][2] * volume]
        if not over:
            return [fixed[n] if n in fixed else Fraction(rest * wishes[n][1], volume) for n in range(len(wishes))]
        fixed |= {n: Fraction(wishes[n][2]) for n in over}


def equal_saving(joint_yen: int, wishes: list[Wish]) -> list[Fraction]:
    """Everybody saves the same amount: the Shapley value where only all together get the joint price.

    Nobody is paid for joining: whose price alone is below the common saving pays nothing, the others share the rest.
    """
    paying = list(range(len(wishes)))
    while True:
        saving = Fraction(sum(wishes[n][2] for n in paying) - joint_yen, len(paying))
        free = [n for n in paying if wishes[n][2] < saving]
        if not free:
            return [wishes[n][2] - saving if n in paying else Fraction(0) for n in range(len(wishes))]
        paying = [n for n in paying if n not in free]


RULES: dict[str, Callable[[int, list[Wish]], list[Fraction]]] = {
    "volume": by_volume,
    "alone": by_alone,
    "capped": capped,
    "equal": equal_saving,
}


def shares(joint_yen: int, wishes: list[Wish], rule: str = "volume") -> list[Share]:
    """Split ``joint_yen`` among ``wishes`` by ``rule``, to the yen.

    The yen that whole division leaves over go to the largest remainders, earlier bodies first: so they add up exactly,
    and nobody whose exact share is at most a whole price alone pays more than that. Raises ``ValueError`` without a
    positive volume, and ``KeyError`` for an unknown rule.
    """
    if not wishes or any(volume <= 0 for _name, volume, _alone in wishes):
        raise ValueError("every body in a joint purchase has a positive volume")
    exact = RULES[rule](joint_yen, wishes)
    whole = [int(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda n: (whole[n] - exact[n], n))
    extra = set(order[: joint_yen - sum(whole)])
    return [Share(*wish, whole[n] + (n in extra)) for n, wish in enumerate(wishes)]


def saving(found: list[Share]) -> int:
    """Return what all save together."""
    return sum(share.saving for share in found)


def losing(found: list[Share]) -> tuple[str, ...]:
    """Return who would pay more than alone."""
    return tuple(share.name for share in found if share.saving < 0)


def sensitivity(joint_yen: int, wishes: list[Wish], rule: str, percents=(-10, -5, 0, 5, 10)) -> list[Variation]:
    """Return the purchase at other joint prices, rounded down to the yen."""
    found = []
    for percent in percents:
        price = joint_yen * (100 + percent) // 100
        split = shares(price, wishes, rule)
        found.append(Variation(percent, price, saving(split), losing(split)))
    return found


def most_without_loser(wishes: list[Wish], rule: str) -> int:
    """Return the highest joint price in yen at which certainly nobody pays more than alone under ``rule``.

    The body with the lowest price for a unit decides by volume; under the other rules the sum of all prices.
    """
    if rule == "volume":
        total = sum(volume for _name, volume, _alone in wishes)
        return min(alone * total // volume for _name, volume, alone in wishes)
    return sum(alone for _name, _volume, alone in wishes)


def without(joint_yen: int, wishes: list[Wish], name: str, rule: str, *, fixed_price: bool = False) -> list[Share]:
    """Return the shares when the body ``name`` stays away.

    The price falls with the volume, or stays where the supplier asks the same of fewer (``fixed_price``). Raises
    ``ValueError`` when nobody is left.
    """
    left = [wish for wish in wishes if wish[0] != name]
    total, volume = sum(wish[1] for wish in wishes), sum(wish[1] for wish in left)
    return shares(joint_yen if fixed_price else -(-joint_yen * volume // total), left, rule)
