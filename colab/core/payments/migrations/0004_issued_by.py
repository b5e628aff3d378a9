from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("payments", "0003_answered_refunds"),
    ]

    operations = [
        migrations.AddField(
            model_name="payment",
            name="issued_by",
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict, editable=False),
        ),
    ]
