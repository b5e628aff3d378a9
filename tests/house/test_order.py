"""What import-linter cannot see keeps the import order as well: migrations and references by name."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.migrations.loader import MigrationLoader

from colab.core.rooms import RoomConfig
from tests.house.order import may_know, ranked_layers

ROOMS = {config.label: config.name for config in apps.get_app_configs() if isinstance(config, RoomConfig)}


def test_every_app_has_a_place_in_the_order():
    assert set(ROOMS.values()) <= set(ranked_layers())


def test_relations_point_downwards():
    wrong = []
    for label, name in ROOMS.items():
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.get_fields():
                target = field.related_model if field.is_relation and not field.auto_created else None
                if target in (None, get_user_model(), "self") or target._meta.app_label not in ROOMS:
                    continue
                if not may_know(name, ROOMS[target._meta.app_label]):
                    wrong.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    assert wrong == []


def test_migrations_depend_downwards():
    """Only the swappable user may be needed from below: everything that names a person depends on it."""
    user_app = get_user_model()._meta.app_label
    loader = MigrationLoader(None)
    wrong = [
        f"{label}.{name} -> {dependency}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in ROOMS
        for dependency in migration.dependencies
        if dependency[0] in ROOMS and dependency[0] != user_app and not may_know(ROOMS[label], ROOMS[dependency[0]])
    ]
    assert wrong == []


def _comes_from_a_library(model, name):
    """Wagtail's image notes its own time, and nothing of ours is decided by it."""
    bases = (base for base in model.__mro__ if hasattr(base, "_meta") and base._meta.abstract)
    foreign = (base for base in bases if base.__module__.startswith(("wagtail", "allauth", "django")))
    return any(field.name == name for base in foreign for field in base._meta.local_fields)


def test_no_column_sets_its_own_time():
    """`auto_now` would pass by the clock."""
    wrong = [
        f"{model._meta.label}.{field.name}"
        for label in ROOMS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if (getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))
        and field.model._meta.app_label in ROOMS
        and not _comes_from_a_library(model, field.name)
    ]
    assert wrong == []
