"""What a migrated database depends on, as one short hash."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings

from colab.core.rooms import RoomConfig


def _hash(*texts):
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def _sources():
    """Yield the files whose change makes the template database stale; of the libraries only their migrations."""
    yield from sorted((settings.BASE_DIR / "tests" / "harness").glob("database_*.py"))
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        folder = Path(config.path)
        migrations = folder / "migrations"
        yield from sorted(migrations.rglob("*.py"))
        if isinstance(config, RoomConfig):
            rest = (path for path in folder.rglob("*.py") if "migrations" not in path.parts)
            yield from (p for p in sorted(rest) if not migrations.is_dir() or b"post_migrate" in p.read_bytes())


def ingredients():
    """Return all migrations, each with its hash, and one hash over all else."""
    migrations, rest = {}, [",".join(settings.INSTALLED_APPS)]
    for path in _sources():
        name = str(path).removeprefix(str(settings.BASE_DIR)).rpartition("site-packages")[2]
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        if "migrations" in path.parts and path.name[:1].isdigit():
            migrations[name] = content
        else:
            rest.append(name + content)
    return migrations, _hash(*rest)


def fingerprint():
    """Return twelve hexadecimal digits over all migrations and post_migrate receivers."""
    migrations, rest = ingredients()
    return _hash(rest, *(name + content for name, content in sorted(migrations.items())))
