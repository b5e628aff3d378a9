"""Root addresses: every app's `urls` module is found by itself; Wagtail's pages come last.

An app's `urls.py` holds `app_name`, `urlpatterns` (Japanese unprefixed, English under /en/) and, where needed,
`plain_urlpatterns` (no language prefix: API, webhooks, feeds, files).
"""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from colab.core.rooms import RoomConfig


def room_urls():
    """Return (translated, plain) url lists of all rooms, in the order of INSTALLED_APPS."""
    translated, plain = [], []
    for config in apps.get_app_configs():
        if not isinstance(config, RoomConfig) or not find_spec(f"{config.name}.urls"):
            continue
        module = import_module(f"{config.name}.urls")
        if getattr(module, "urlpatterns", None):
            translated.append(path("", include(f"{config.name}.urls")))
        if getattr(module, "plain_urlpatterns", None):
            plain.append(path("", include((module.plain_urlpatterns, f"{config.label}_plain"))))
    return translated, plain


translated, plain = room_urls()

urlpatterns = [
    *plain,
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/", include(wagtailadmin_urls)),
]
urlpatterns += i18n_patterns(
    *translated,
    path("accounts/", include("allauth.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
