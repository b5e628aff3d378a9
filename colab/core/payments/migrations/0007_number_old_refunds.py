from django.db import migrations


def number(apps, schema_editor):
    """Give refunds that went through before they were numbered their order and day, as the ledger tells them."""
    refunds = apps.get_model("payments", "Refund").objects.filter(state="done", number=None)
    for key in refunds.order_by("payment__key").values_list("payment__key", flat=True).distinct():
        rows = {row.key: row for row in refunds.filter(payment__key=key).order_by("pk")}
        moments = _booked(apps, key)
        through = sorted((moments[each], rows[each].pk, each) for each in rows if each in moments)
        for place, (moment, _pk, each) in enumerate(through, start=1):
            rows[each].number, rows[each].done_at = place, moment
            rows[each].save(update_fields=["number", "done_at"])


def _booked(apps, key):
    """Return {key of a refund: when it was booked}, the last time counting."""
    entries = apps.get_model("ledger", "LedgerEntry").objects.filter(machine="payment", subject_key=key)
    booked = entries.filter(verb="book_refund").order_by("seq")
    return {each: entry.at for entry in booked for each in entry.payload.get("refunds", ())}


class Migration(migrations.Migration):

    dependencies = [
        ("ledger", "0002_entry_salt"),
        ("payments", "0006_refunds_numbered"),
    ]

    operations = [
        migrations.RunPython(number, migrations.RunPython.noop, elidable=True),
    ]
