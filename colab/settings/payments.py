"""STRIPE_SECRET_KEY and friends; payments are off while the key is absent. STRIPE_API_BASE: a stand-in's address."""

from colab.settings import env

STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
STRIPE_API_BASE = env.address("STRIPE_API_BASE", ("https", "http"), "https://api.stripe.com")
