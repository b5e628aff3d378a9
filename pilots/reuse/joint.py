"""Joint purchase in whole yen: shares by volume, and what each saves. No Django here."""

from dataclasses import dataclass


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


def shares(joint_yen: int, wishes: list[tuple[str, int, int]]) -> list[Share]:
    """Split ``joint_yen`` by volume among ``wishes`` (name, volume, price alone), to the yen.

    The yen that whole division leaves over go to the largest remainders, earlier bodies first. Raises ``ValueError``
    without a positive volume.
    """
    total = sum(volume for _name, volume, _alone in wishes)
    if total <= 0 or any(volume <= 0 for _name, volume, _alone in wishes):
        raise ValueError("every body in a joint purchase has a positive volume")
    parts = [divmod(joint_yen * volume, total) for _name, volume, _alone in wishes]
    left = joint_yen - sum(whole for whole, _rest in parts)
    order = sorted(range(len(parts)), key=lambda n: (-parts[n][1], n))
    extra = set(order[:left])
    return [Share(name, volume, alone, parts[n][0] + (n in extra)) for n, (name, volume, alone) in enumerate(wishes)]


def saving(found: list[Share]) -> int:
    """Return what all save together."""
    return sum(share.saving for share in found)
