from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q


def answer(apps, schema_editor):
    """Until now a failed refund was over with the next one, or with any word of the office."""
    Refund = apps.get_model("payments", "Refund")
    newer = Refund.objects.filter(payment=OuterRef("payment"), pk__gt=OuterRef("pk"))
    over = Q(payment__wish_yen__isnull=False) | Exists(newer)
    found = list(Refund.objects.filter(over, state="failed").values_list("pk", flat=True))
    Refund.objects.filter(pk__in=found).update(answered=True)


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0002_statutory_fees"),
    ]

    operations = [
        migrations.AddField(
            model_name="refund",
            name="answered",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.RunPython(answer, migrations.RunPython.noop, elidable=True),
    ]
