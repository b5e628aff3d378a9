"""What search engines are told, and the plain pages of the footer."""

from datetime import date

import pytest

from colab.core import clock
from colab.demo.builders import legal

pytestmark = pytest.mark.django_db


def test_a_real_site_leads_to_its_public_pages(client):
    assert "Sitemap: " in client.get("/robots.txt").content.decode()
    text = client.get("/sitemap.xml").content.decode()
    assert "/challenges/</loc>" in text and "/en/challenges/</loc>" in text


def test_the_sitemap_leads_to_published_cases_only(client):
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        published, signed = legal.contract_at("post_published"), legal.contract_at("signed")
        text = client.get("/sitemap.xml").content.decode()
    assert f"/cases/{published.code}/</loc>" in text and f"/certified/{published.certification.code}/</loc>" in text
    assert signed.code not in text


def test_the_demo_is_not_indexed(client, settings):
    settings.DEMO_MODE = True
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    assert "<loc>" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("slug", ["about", "accessibility", "terms", "privacy", "contact"])
def test_the_footer_pages_stand_in_both_languages(client, slug):
    page, english = client.get(f"/{slug}/"), client.get(f"/en/{slug}/")
    assert page.status_code == english.status_code == 200
    assert f'href="/{slug}/"' in page.content.decode()
    assert page.content != english.content
