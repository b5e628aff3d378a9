"""What a migrated database depends on, as one short hash."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings

from colab.core.rooms import RoomConfig


def _sources():
    """Yield the files whose change makes the template database stale."""
    yield settings.BASE_DIR / "requirements-dev.lock"
    yield from sorted((settings.BASE_DIR / "tests" / "harness").glob("database_*.py"))
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        if not isinstance(config, RoomConfig):
            continue
        folder = Path(config.path)
        migrated = (folder / "migrations").is_dir()
        for path in sorted(folder.rglob("*.py")):
            if "migrations" in path.parts or not migrated or b"post_migrate" in path.read_bytes():
                yield path


def fingerprint():
    """Return twelve hexadecimal digits over all migrations, post_migrate receivers and the locked libraries."""
    digest = hashlib.sha256(",".join(settings.INSTALLED_APPS).encode())
    for path in _sources():
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
