"""The tables of amounts with their validity, as rules for all bodies."""

from datetime import date

from django.db import migrations

TABLE_5 = {
    "large": {"purchase": 3_000_000, "lease": 1_500_000, "other": 2_000_000},
    "municipal": {"purchase": 1_500_000, "lease": 800_000, "other": 1_000_000},
}
BEFORE = {"municipal": {"purchase": 800_000, "lease": 400_000, "other": 500_000}}
THRESHOLD = {"goods": 36_000_000, "service": 36_000_000}
TABLE_4 = {"prefecture": 70_000_000, "designated_city": 40_000_000, "city": 20_000_000, "town": 7_000_000}
ROWS = [
    ("procurement.small_limits", date(2024, 4, 1), BEFORE, "施行令別表第五（令和7年政令第94号による改正前・市町村）", True),
    ("procurement.small_limits", date(2025, 4, 1), TABLE_5, "施行令別表第五（令和7年政令第94号）", True),
    ("procurement.agreement_threshold", date(2024, 4, 1), THRESHOLD, "特例政令第3条（令和6・7年度適用額）", True),
    ("procurement.agreement_threshold", date(2026, 4, 1), THRESHOLD, "設定例・未確認（令和8・9年度の額は各団体で確認）", False),
    ("procurement.assembly_amounts", date(2024, 4, 1), TABLE_4, "施行令別表第四", True),
]


def add(apps, schema_editor):
    rules = apps.get_model("law", "BodyRule").objects
    for key, valid_from, value, source, verified in ROWS:
        rules.get_or_create(
            body=None, key=key, valid_from=valid_from, defaults={"value": value, "source": source, "verified": verified}
        )


class Migration(migrations.Migration):
    dependencies = [("procurement", "0001_initial"), ("law", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
