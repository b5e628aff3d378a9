"""ELASTICSEARCH_URL: the domain search's engine; without it the one embedded in the database."""

from colab.settings import env

ELASTICSEARCH_URL = env.address("ELASTICSEARCH_URL", ("http", "https"), "http://127.0.0.1:9200")
# Above so many offers, and with a search server, matching looks at a sample and at what the server finds near.
MATCHING_EXACT_UP_TO = 200_000
ELASTICSEARCH_INDEX_PREFIX = env.text("ELASTICSEARCH_INDEX_PREFIX", "colab")
# Wagtail's own search serves only its admin; public search is ours.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
