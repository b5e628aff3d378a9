"""Files that did not change since the copy before: one more name for the same bytes instead of the bytes once more."""

import json
import os
from pathlib import Path


def newest_beside(folder: Path) -> Path | None:
    """Return the youngest finished copy in the folder that holds ``folder``, None where there is none."""
    found = []
    for manifest in folder.parent.glob("*/manifest.json"):
        try:
            found.append((json.loads(manifest.read_text())["made_at"], str(manifest.parent)))
        except (OSError, ValueError, KeyError, TypeError):
            continue  # not a copy, or one that broke off
    return Path(max(found)[1]) if found else None


def link(old: Path, place: Path) -> bool:
    """Give the file ``old`` the further name ``place``; return whether this disk can."""
    try:
        os.link(old, place)
    except OSError:
        return False
    return True
