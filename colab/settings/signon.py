"""OIDC_APPS: the providers of single sign-on, a list in JSON (docs/security.md)."""

import json

from colab.settings import env

NEEDED = ("provider_id", "name", "client_id", "secret")
EXAMPLE = (
    '[{"provider_id": "city", "name": "City", "client_id": "colab", "secret": "…", "settings": {"server_url": "…"}}]'
)


def _apps() -> list[dict]:
    try:
        apps = json.loads(env.text("OIDC_APPS", "[]"))
    except ValueError as error:
        where = f"is no JSON, at letter {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else "is no JSON"
        env.refuse("OIDC_APPS", where, f"Write it as in: {EXAMPLE}")
    if not isinstance(apps, list) or not all(isinstance(app, dict) for app in apps):
        env.refuse("OIDC_APPS", "is no list of providers", f"Write it as in: {EXAMPLE}")
    for place, app in enumerate(apps, start=1):
        if missing := [name for name in NEEDED if not app.get(name)]:
            env.refuse("OIDC_APPS", f"provider {place} has no {', '.join(missing)}", f"Write it as in: {EXAMPLE}")
        settings = app.get("settings")
        if not isinstance(settings, dict) or not str(settings.get("server_url", "")).startswith("http"):
            env.refuse("OIDC_APPS", f"provider {place} has no settings.server_url", f"Write it as in: {EXAMPLE}")
    return apps


OIDC_APPS = _apps()
