"""The Celery application; tasks are imported by every room's AppConfig."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colab.settings")

app = Celery("colab")
app.config_from_object("django.conf:settings", namespace="CELERY")
