"""METRICS_TOKEN opens /metrics; KEEP_PAGES=0 makes every page anew."""

from colab.settings import env

METRICS_TOKEN = env.text("METRICS_TOKEN")
KEEP_PAGES = env.flag("KEEP_PAGES", default=True)
