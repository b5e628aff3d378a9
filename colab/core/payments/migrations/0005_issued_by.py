from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("payments", "0004_comparing_in_portions"),
    ]

    operations = [
        migrations.AddField(
            model_name="payment",
            name="issued_by",
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict, editable=False),
        ),
    ]
