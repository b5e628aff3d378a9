"""The root of the site in both languages, with its list of news."""

from uuid import UUID

from django.db import migrations

from colab.core.content.tree import add_child

HOME = UUID("6a0b1f0e-3a4e-4a57-9d3a-6c0f6b6a0001")
NEWS = UUID("6a0b1f0e-3a4e-4a57-9d3a-6c0f6b6a0002")


def make(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Locale = apps.get_model("wagtailcore", "Locale")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("content", "HomePage")
    if HomePage.objects.exists():
        return
    ja, _made = Locale.objects.get_or_create(language_code="ja")
    en, _made = Locale.objects.get_or_create(language_code="en")
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home").delete()  # Wagtail's welcome page
    home = add_child(
        apps, "content.HomePage", root, title="共創ラボ", slug="home", locale=ja, key=HOME,
        lead="行政の困りごとを、スタートアップ・シビックテックと解決する",
    )
    home_en = add_child(
        apps, "content.HomePage", root, title="Co-creation Lab", slug="home-en", locale=en, key=HOME,
        lead="Solving the city's problems with startups and civic tech",
    )
    add_child(apps, "content.NewsIndexPage", home, title="お知らせ", slug="news", locale=ja, key=NEWS)
    add_child(apps, "content.NewsIndexPage", home_en, title="News", slug="news", locale=en, key=NEWS)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page_id=home.pk, is_default_site=True, site_name="共創ラボ")


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
