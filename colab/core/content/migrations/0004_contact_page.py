"""The contact page names the offices by itself: the sentence that asked the editors for them goes, where it stands as made."""

import json

from django.db import migrations

ASKED = (
    "<p>その他の連絡先は、運営する団体の編集担当がここに記載します。</p>",
    "<p>Other contacts are written here by the editors of the body that runs this site.</p>",
)


def take_away(apps, schema_editor):
    """Pages an editor has saved (they have a revision) are left as they are."""
    StandardPage = apps.get_model("content", "StandardPage")
    for page in StandardPage.objects.filter(slug="contact", latest_revision=None):
        blocks = list(page.body.raw_data)
        kept = [block for block in blocks if block["value"] not in ASKED]
        if len(kept) < len(blocks):
            page.body = json.dumps(kept)
            page.save(update_fields=["body"])


class Migration(migrations.Migration):
    dependencies = [("content", "0003_footer_pages")]

    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
