"""ELASTICSEARCH_URL: the domain search's engine; without it the one embedded in the database."""

from colab.settings import env

ELASTICSEARCH_URL = env.text("ELASTICSEARCH_URL")
ELASTICSEARCH_INDEX_PREFIX = env.text("ELASTICSEARCH_INDEX_PREFIX", "colab")
# Wagtail's own search serves only its admin; public search is ours.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
