"""New migrations are safe while the release before still runs; what is not, stands here with its reason.

tests/services/test_previous_release.py tries the same with the code of the release before; the rules: CONTRIBUTING.md.
"""

from django.apps import apps
from django.db import migrations
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED

from colab.core.rooms import RoomConfig

BEFORE_THE_RULE = {
    "briefings": 2,
    "calls": 3,
    "certification": 3,
    "challenges": 3,
    "content": 4,
    "decisions": 2,
    "events": 3,
    "files": 2,
    "judging": 5,
    "ledger": 2,
    "matching": 1,
    "notices": 2,
    "organisations": 4,
    "pages": 2,
    "procurement": 3,
    "reuse": 3,
    "rounds": 3,
    "saved_searches": 1,
    "search": 4,
    "submissions": 7,
    "trials": 3,
}
"""App -> number of the last migration that is older than the rule; of other apps the first."""

EXCUSED = {
    ("payments", "0002_statutory_fees", "AddConstraint payment"): "binds a new column the release before leaves empty",
}
"""(app, migration, operation as ``words`` gives it) -> why the release before does not mind, or that it has to stop."""


REFUSED = (
    migrations.DeleteModel,
    migrations.RenameModel,
    migrations.AlterModelTable,
    migrations.RemoveField,
    migrations.RenameField,
    migrations.AddConstraint,
    migrations.AlterUniqueTogether,
)


def words(operation):
    """Return the operation in short: AlterField call.asked."""
    model = getattr(operation, "model_name", "") or getattr(operation, "name", "") or getattr(operation, "old_name", "")
    name = getattr(operation, "name", "") if hasattr(operation, "model_name") else ""
    return f"{type(operation).__name__} {model}{'.' + name if name else ''}"


def must_be_given(field):
    """Return whether a row cannot be written by code that does not know the column."""
    return not field.null and field.db_default is NOT_PROVIDED and not field.many_to_many


def faults(migration, state):
    """Yield what the release before would trip over, operation by operation; ``state`` is that before the migration."""
    made = {op.name_lower for op in migration.operations if isinstance(op, migrations.CreateModel)}
    for operation in migration.operations:
        kind, model = type(operation), getattr(operation, "model_name", "").lower()
        if model in made:
            continue
        if kind in REFUSED or (kind is migrations.AddField and must_be_given(operation.field)):
            yield operation
        elif kind is migrations.AlterField:
            before = state.models[migration.app_label, model].fields.get(operation.name)
            if before is not None and narrows(before, operation.field):
                yield operation


def narrows(before, after):
    """Return whether the column would refuse what it took before, or lose what the old code leans on."""
    length, new_length = before.max_length, after.max_length
    return (
        before.get_internal_type() != after.get_internal_type()
        or (before.null and not after.null)
        or (after.unique and not before.unique)
        or (new_length is not None and (length is None or new_length < length))
        or (before.db_default is not NOT_PROVIDED and after.db_default is NOT_PROVIDED)
    )


def new_migrations():
    """Yield each migration of ours that is younger than the rule, with the state before it."""
    loader = MigrationLoader(None)
    ours = {config.label for config in apps.get_app_configs() if isinstance(config, RoomConfig)}
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if app in ours and int(name[:4]) > BEFORE_THE_RULE.get(app, 1):
            yield migration, loader.project_state((app, name), at_end=False)


def test_new_migrations_let_the_release_before_work():
    wrong = [
        (migration.app_label, migration.name, words(operation))
        for migration, state in new_migrations()
        for operation in faults(migration, state)
    ]
    assert [row for row in wrong if row not in EXCUSED] == []
    assert [row for row in EXCUSED if row not in wrong] == [], "no longer needed"


def test_the_rule_sees_what_it_is_for():
    """The migrations older than the rule have some of each."""
    loader = MigrationLoader(None)
    found = {
        words(operation)
        for (app, name), migration in loader.disk_migrations.items()
        if app in BEFORE_THE_RULE and not name.startswith("0001")
        for operation in faults(migration, loader.project_state((app, name), at_end=False))
    }
    assert {
        "AddField call.asked",
        "AddField programmeline.speaker_en",
    } <= found  # NOT NULL, without a default of the table
    assert "AddField contract.body_service" not in found and "AddField notice.letter" not in found
    assert any(name.startswith("AddConstraint") for name in found)
