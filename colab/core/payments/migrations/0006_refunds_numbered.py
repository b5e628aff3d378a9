from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("payments", "0005_issued_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="refund",
            name="number",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="refund",
            name="done_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="day of the refund"),
        ),
    ]
