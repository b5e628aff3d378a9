"""Nothing a test leaves in the process reaches the next one."""

import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from colab.core import clock

# A busy machine is no failure, and a failure comes again with the next run.
hypothesis_settings.register_profile(
    "colab", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("colab")


@pytest.fixture(autouse=True)
def clean_process():
    """Empty caches, Japanese, Tokyo time and the real clock before each test."""
    from challenges.matching import corpus

    cache.clear()
    corpus.forget()
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()
    yield
    if hasattr(clock, "set_clock"):
        clock.set_clock(None)


@pytest.fixture(scope="session", autouse=True)
def own_media():
    """Files uploaded by tests are removed at the end of the run."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
