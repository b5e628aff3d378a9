"""News and plain pages are found while they are live, in both languages."""

import pytest
from wagtail.models import Locale

from colab.core import search
from colab.core.content.models import NewsIndexPage, NewsPage, StandardPage
from colab.core.content.wagtail_hooks import forget_documents, remember_documents


@pytest.fixture
def index(db):
    return NewsIndexPage.objects.get(locale__language_code="ja")


def published(page, parent):
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def news(index):
    text = [("paragraph", "<p>オンライン説明会を<b>ひらきます</b>。</p>")]
    return published(NewsPage(title="説明会のお知らせ", body=text, locale=index.locale, slug="briefing"), index)


def found(words, **options):
    return [(hit.kind, hit.title, hit.url) for hit in search.query(words, **options)]


def test_news_is_found_while_it_is_live(index):
    page = news(index)
    assert found("オンライン説明会 ひらきます") == [("news", "説明会のお知らせ", "/news/briefing/")]
    page.body = [("paragraph", "<p>日程が変わりました。</p>")]
    draft = page.save_revision()
    assert found("日程が変わりました") == []
    draft.publish()
    assert len(found("日程が変わりました")) == 1
    page.refresh_from_db()
    page.unpublish()
    assert found("説明会のお知らせ") == []


def test_one_document_speaks_both_languages(index):
    page = news(index)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title, english.body = "Briefing", [("paragraph", "<p>Come online</p>")]
    english.save_revision().publish()
    entries = [hit.entry for hit in search.query("online briefing")]
    assert [(one.title, one.title_en) for one in entries] == [("説明会のお知らせ", "Briefing")]
    assert entries[0].url_en == english.get_url_parts()[2]
    english.refresh_from_db()
    english.unpublish()
    assert found("online briefing") == []


def test_plain_pages_are_found_and_deleted_ones_forgotten(index, rf):
    home = index.get_parent().specific
    page = published(StandardPage(title="ご利用の前に", lead="お読みください。", locale=index.locale, slug="x"), home)
    assert found("お読みください", kind="page")[0][1] == "ご利用の前に"
    request = rf.post("/")
    remember_documents(request, page)
    page.delete()
    forget_documents(request, page)
    assert found("お読みください") == []
