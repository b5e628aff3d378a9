"""Settings of the test runs: nothing leaves the process, and slow protections are off."""

import os
from pathlib import Path

from colab.core.ui.catalogues import compile_stale
from colab.settings import *  # noqa: F403
from colab.settings import BASE_DIR, VAR_DIR

compile_stale(BASE_DIR)

SECRET_KEY = "only for tests"
DEBUG = False
DEMO_MODE = False
KEEP_PAGES = False  # a test sees what it has just changed; the tests of kept pages switch it on
REQUIRE_SECOND_FACTOR = False  # tests log in by force; the tests of this rule switch it on
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL = "memory://"
STATIC_ROOT = str(VAR_DIR / "test-static")
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is missing
MEDIA_ROOT = str(VAR_DIR / f"test-media-{os.getpid()}")
STORAGES["files"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}  # noqa: F405
