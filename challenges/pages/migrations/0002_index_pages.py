"""The parent of all challenge pages, in both languages."""

from uuid import UUID

from django.db import migrations

from colab.core.content.tree import add_child

KEY = UUID("6a0b1f0e-3a4e-4a57-9d3a-6c0f6b6a0010")
TITLES = {"ja": "課題", "en": "Challenges"}


def make(apps, schema_editor):
    HomePage = apps.get_model("content", "HomePage")
    if apps.get_model("challenge_pages", "ChallengeIndexPage").objects.exists():
        return
    for home in HomePage.objects.filter(depth=2).select_related("locale").order_by("path"):
        title = TITLES[home.locale.language_code]
        add_child(
            apps, "challenge_pages.ChallengeIndexPage", home, title=title, slug="challenges", locale=home.locale, key=KEY
        )


class Migration(migrations.Migration):
    dependencies = [("challenge_pages", "0001_initial"), ("content", "0002_first_pages")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
