"""The Celery application; tasks are imported by every room's AppConfig."""

import logging.config
import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colab.settings")

app = Celery("colab")
app.config_from_object("django.conf:settings", namespace="CELERY")


@signals.setup_logging.connect
def log_as_the_site_does(loglevel=None, **others):
    """Celery sets up no lines of its own: its handlers would write what ours take out."""
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
    if loglevel:
        logging.getLogger().setLevel(loglevel)
