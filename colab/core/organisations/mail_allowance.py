"""How many mails a mailbox gets because somebody typed its address into a form.

Strangers share a small allowance, of which one network takes half at most; a browser that was let in before has one of
its own, so that nobody who fills the strangers' shuts its owner out.
"""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from colab.core.organisations import known_devices
from colab.core.ui import limits

HOUR, DAY = 60 * 60, 24 * 60 * 60
OF_ONE_NETWORK = ((3, HOUR),)
OF_STRANGERS = ((6, HOUR), (20, DAY))
OF_KNOWN_BROWSER = ((6, HOUR), (20, DAY))
"""(Mails of one kind, in so many seconds)."""


def allows(request: HttpRequest, kind: str, email: str) -> bool:
    """Count one more mail of the kind ("code", "reset"); return whether it may go to this address."""
    box = salted_hmac("organisations.mailbox", email.lower()).hexdigest()[:24]
    device = known_devices.device_of(request, email)
    if device:
        counts = [(f"{box}:{device}", *limit) for limit in OF_KNOWN_BROWSER]
    else:
        # The network first: what it is refused takes nothing from the others.
        counts = [(f"{box}:{limits.network(request)}", *limit) for limit in OF_ONE_NETWORK]
        counts += [(box, *limit) for limit in OF_STRANGERS]
    return all(limits.within(f"mail-{kind}", who, most, seconds) for who, most, seconds in counts)
