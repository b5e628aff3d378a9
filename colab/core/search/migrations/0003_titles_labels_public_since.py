"""Titles get tokens of their own, entries the words of their facets and the moment they became public."""

from django.db import migrations, models

SQLITE = [
    "DROP TABLE search_fts",
    "CREATE VIRTUAL TABLE search_fts USING "
    "fts5(title, body, title_reading, reading, title_gram, gram, tokenize = 'ascii')",
]


def new_columns(apps, schema_editor):
    """SQLite's full-text table cannot be altered; PostgreSQL's vector takes the new tokens as it is."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


def tokens_anew(apps, schema_editor):
    """Give what is there its new tokens, so that an upgraded site finds at once. SQLite's come with 0004."""
    if schema_editor.connection.vendor != "postgresql":
        return
    from colab.core.search import engines, store

    entries = apps.get_model("search", "Entry").objects.filter(gone=False).order_by("pk")
    engine, portion = engines.embedded(), []
    for entry in entries.prefetch_related("facet_rows", "token_rows").iterator(chunk_size=200):
        portion.append(entry)
        if len(portion) == 200:
            engine.store(store.rows(engine, portion))
            portion = []
    engine.store(store.rows(engine, portion))


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engine_tables")]
    operations = [
        migrations.AddField("entry", "labels", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("entry", "public_since", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(new_columns, migrations.RunPython.noop),
        migrations.RunPython(tokens_anew, migrations.RunPython.noop),
    ]
