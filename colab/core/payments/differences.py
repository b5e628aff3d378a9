"""Differences between the books and the payment service's, in sentences."""

from django.utils.translation import gettext as _

from colab.core.ui.format import yen


def words(difference: dict) -> str:
    """Return one noted difference as a sentence that says what to do."""
    amount = yen(difference["yen"])
    match difference["what"]:
        case "unknown":
            sentence = _("The payment service holds %(yen)s of a session that is not in the books: %(session)s.")
            return sentence % {"yen": amount, "session": difference["session"]}
        case "twice":
            sentence = _("Paid twice: %(yen)s more than asked for. Give it back at the payment service (%(session)s).")
            return sentence % {"yen": amount, "session": difference["session"]}
        case "differs":
            sentence = _("Booked %(booked)s, held %(yen)s: payment %(payment)s.")
            return sentence % {"booked": yen(difference["booked"]), "yen": amount, "payment": difference["payment"]}
    sentence = _("Booked %(booked)s, but the payment service knows nothing of it: payment %(payment)s.")
    return sentence % {"booked": yen(difference["booked"]), "payment": difference["payment"]}
