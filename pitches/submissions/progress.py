"""How far a pitch is: what is filled in, what is missing."""

from dataclasses import dataclass

from .enums import REQUIRED_ITEMS, FileItem
from .models import Pitch
from .queries import current_files
from .rules import asked_of, missing_fields


@dataclass(frozen=True)
class Progress:
    """``missing`` holds (anchor in the form, words)."""

    done: int
    total: int
    missing: list[tuple[str, str]]
    refused: list[str]

    @property
    def is_complete(self) -> bool:
        """Whether it could be handed in, as far as the form goes."""
        return not self.missing and not self.refused


def of(pitch: Pitch) -> Progress:
    """Return the progress of the pitch as the team sees it now."""
    files = current_files(pitch)
    attached = {each.item for each in files}
    missing = [(f"id_{name}", str(Pitch._meta.get_field(name).verbose_name)) for name in missing_fields(pitch)]
    missing += [(f"id_file_{item}", str(FileItem(item).label)) for item in REQUIRED_ITEMS if item not in attached]
    total = len(asked_of(pitch)) + len(REQUIRED_ITEMS)
    refused = [each.file.name for each in files if not each.file.counts_as_received]
    return Progress(total - len(missing), total, missing, refused)
