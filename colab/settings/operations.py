"""METRICS_TOKEN opens /metrics; KEEP_PAGES=0 makes every page anew; OPERATOR_MAIL is told of units that failed."""

from colab.settings import env

METRICS_TOKEN = env.text("METRICS_TOKEN")
KEEP_PAGES = env.flag("KEEP_PAGES", default=True)
OPERATOR_MAIL = env.words("OPERATOR_MAIL")
if not all("@" in address for address in OPERATOR_MAIL):
    env.refuse("OPERATOR_MAIL", "holds what is no mail address", "Write addresses, with commas between them.")
