"""What browsers are told with every answer."""

import pytest

from colab.core.ui.headers import policy_of
from colab.demo.builders.people import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/en/", "/challenges/", "/no-such-page/", "/accounts/login/", "/healthz"])
def test_every_answer_has_the_headers(client, path):
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "script-src 'self';",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer["Permissions-Policy"] and "geolocation=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_strict_transport_security_covers_the_names_below(client, settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    for path in ("/", "/no-such-page/"):
        assert client.get(path, secure=True)["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_the_editor_has_a_policy_of_its_own_without_objects_and_other_origins():
    policy = policy_of("/cms/")
    assert "object-src 'none'" in policy and "base-uri 'none'" in policy and "http" not in policy


def test_only_the_pages_of_accounts_lead_to_the_provider(settings):
    app = {"provider_id": "city", "settings": {"server_url": "https://login.city.example/realms/a"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    assert "form-action 'self' https://login.city.example;" in policy_of("/en/accounts/login/")
    assert "form-action 'self';" in policy_of("/work/")


def test_pages_of_somebody_are_kept_by_no_browser(client, client_for):
    assert client_for(make_user()).get("/")["Cache-Control"] == "private, no-store"
    assert "no-store" in client.get("/accounts/login/")["Cache-Control"]
    assert "no-store" not in client.get("/").get("Cache-Control", "")


def test_nothing_is_shared_across_origins_with_a_login(client, client_for):
    for reader in (client, client_for(make_user())):
        for path in ("/", "/work/", "/data/"):
            answer = reader.get(path, headers={"origin": "https://evil.example"})
            assert "Access-Control-Allow-Credentials" not in answer
            assert answer.get("Access-Control-Allow-Origin") in (None, "*")
