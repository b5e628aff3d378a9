"""GBIZINFO_TOKEN: asks gBizINFO for the public data of a company; without it nobody outside is asked."""

from colab.settings import env

GBIZINFO_TOKEN = env.text("GBIZINFO_TOKEN")
_url = "https://api.info.gbiz.go.jp/hojin"
GBIZINFO_URL = env.address("GBIZINFO_URL", ("https", "http"), _url, default=_url).rstrip("/")
GBIZINFO_TIMEOUT = 5
