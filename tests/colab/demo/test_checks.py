"""What is refused on a real site."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from colab.demo.checks import demo_is_off, parts_are_real


def test_demo_mode_is_refused(settings):
    settings.DEMO_MODE = True
    with pytest.raises(SystemCheckError, match="colab.E001"):
        call_command("check", deploy=True)


def test_demo_mode_off_passes(settings):
    settings.DEMO_MODE = False
    assert demo_is_off(None) == []


def test_embedded_parts_are_named(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert {warning.id for warning in parts_are_real(None)} == {"colab.W001", "colab.W002", "colab.W003"}
