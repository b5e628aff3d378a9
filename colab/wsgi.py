"""WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colab.settings")
application = get_wsgi_application()
# Read all views now: a process that has just started would else let its first readers wait for it.
_ = get_resolver().url_patterns
# All that is loaded stays: else every full collection of garbage would look through it, and all readers wait meanwhile.
gc.collect()
gc.freeze()
