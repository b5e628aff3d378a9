"""What search engines are told, and the plain pages of the footer."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_real_site_leads_to_its_public_pages(client):
    assert "Sitemap: " in client.get("/robots.txt").content.decode()
    text = client.get("/sitemap.xml").content.decode()
    assert "/challenges/</loc>" in text and "/en/challenges/</loc>" in text


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
