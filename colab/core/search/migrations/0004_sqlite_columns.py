"""SQLite: the full-text table also says who may find a row, and counts lie ready in columns.

The tokens of old rows are made anew. SQLite drops triggers with their table: a later migration that makes search_entry
anew has to create the trigger again.
"""

from django.db import migrations

PORTION = 500
SQLITE = [
    "DROP TABLE search_fts",
    "CREATE VIRTUAL TABLE search_fts USING "
    "fts5(title, body, title_reading, reading, title_gram, gram, seen, tokenize = 'ascii')",
    "CREATE TABLE search_column (name TEXT NOT NULL, block INTEGER NOT NULL, cells BLOB NOT NULL, "
    "PRIMARY KEY (name, block))",
    "CREATE INDEX search_column_block ON search_column (block)",
    "CREATE TABLE search_choice (name TEXT NOT NULL, number INTEGER NOT NULL, choice TEXT NOT NULL, "
    "PRIMARY KEY (name, number), UNIQUE (name, choice))",
    "CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_entry "
    "BEGIN DELETE FROM search_fts WHERE rowid = old.id; END",
]


def new_tables(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


def rows_anew(apps, schema_editor):
    """Give what is there its new rows, so that an upgraded site finds at once."""
    if schema_editor.connection.vendor != "sqlite":
        return
    from colab.core.search import engines, store

    engine = engines.embedded()
    entries = apps.get_model("search", "Entry").objects.filter(gone=False).order_by("pk")
    related = entries.prefetch_related("facet_rows", "token_rows")
    portion = []
    for entry in related.iterator(chunk_size=PORTION):
        portion.append(entry)
        if len(portion) == PORTION:
            engine.store(store.rows(engine, portion))
            portion = []
    engine.store(store.rows(engine, portion))


class Migration(migrations.Migration):
    dependencies = [("search", "0003_titles_labels_public_since")]
    operations = [
        migrations.RunPython(new_tables, migrations.RunPython.noop),
        migrations.RunPython(rows_anew, migrations.RunPython.noop),
    ]
