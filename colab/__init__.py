"""The co-creation lab: core, workspaces, public side and composition root."""

from colab.celery import app as celery_app

__all__ = ["celery_app"]
