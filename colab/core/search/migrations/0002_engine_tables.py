"""The engines' own tables: FTS5 on SQLite, a tsvector on PostgreSQL."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_fts USING fts5(title, body, reading, gram, tokenize = 'ascii')",
]
POSTGRES = [
    "CREATE TABLE search_vector (entry_id bigint PRIMARY KEY REFERENCES search_entry (id) ON DELETE CASCADE, "
    "vector tsvector NOT NULL, folded text NOT NULL)",
    "CREATE INDEX search_vector_gin ON search_vector USING gin (vector)",
]


def forwards(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    table = {"sqlite": "search_fts", "postgresql": "search_vector"}[schema_editor.connection.vendor]
    schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
