"""GBIZINFO_TOKEN: asks gBizINFO for the public data of a company; without it nobody outside is asked."""

from colab.settings import env

GBIZINFO_TOKEN = env.text("GBIZINFO_TOKEN")
GBIZINFO_URL = env.text("GBIZINFO_URL", "https://api.info.gbiz.go.jp/hojin").rstrip("/")
GBIZINFO_TIMEOUT = 5
