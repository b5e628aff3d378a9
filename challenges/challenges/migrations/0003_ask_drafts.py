"""Drafts carry "no budget yet" because it was the default, not because anybody said so: ask them."""

from django.db import migrations


def ask(apps, schema_editor):
    """Empty the answer nobody gave; what left the draft keeps it."""
    apps.get_model("challenges", "Challenge").objects.filter(state="draft", budget_route="none_yet").update(
        budget_route=""
    )


class Migration(migrations.Migration):
    dependencies = [("challenges", "0002_budget_route_is_asked")]
    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
