"""A stand-in for the payment service: keeps state, speaks the calls that the site uses, forgets nothing on restart.

For the demo and the tests. It behaves as https://docs.stripe.com/api says for whole yen: sessions, late konbini and transfer
payments, refunds, idempotency keys, signed events that may come twice, late and out of order.
"""

from colab.demo.till.books import Till
from colab.demo.till.server import serve

__all__ = ["Till", "serve"]
