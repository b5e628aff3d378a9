"""Extraction, merging and checking of catalogues."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.utils.translation import gettext, override

from colab.core.ui import catalogues

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
A = _("Send")
B = pgettext_lazy("verb", "Open")
C = ngettext("%(count)s challenge", "%(count)s challenges", 2)
D = _(variable)
"""
TEMPLATE = """{% load i18n %}
  {% translate "Save the draft" %}
    {% blocktranslate trimmed count n=n %}
      {{ n }} pitch
    {% plural %}
      {{ n }} pitches
    {% endblocktranslate %}
  {% translate "May" context "month" %} {{ _("Unbalanced ( text") }} don't
"""


@pytest.fixture
def app(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "models.py").write_text(PYTHON)
    for folder, text in {
        "room": TEMPLATE,
        "email/room": '{% translate "Dear team" %}',
        "work": '{% translate "Menu" %}',
    }.items():
        (tmp_path / "templates" / folder).mkdir(parents=True)
        (tmp_path / "templates" / folder / "page.html").write_text(text)
    return tmp_path


def extract(app, label="room"):
    return catalogues.extract(app / "room", label, app / "templates", {"room", "ui"})


def ids(catalog):
    return {(message.id, message.context) for message in catalog if message.id}


def test_python_and_own_templates_are_extracted(app):
    assert ids(extract(app)) == {
        ("Send", None),
        ("Open", "verb"),
        (("%(count)s challenge", "%(count)s challenges"), None),
        ("Save the draft", None),
        (("%(n)s pitch", "%(n)s pitches"), None),
        ("May", "month"),
        ("Unbalanced ( text", None),
        ("Dear team", None),
    }


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("room/a.html", "room"),
        ("email/room/a.txt", "room"),
        ("base.html", "ui"),
        ("work/base.html", "ui"),
        ("components/chip.html", "ui"),
        ("account/login.html", "organisations"),
    ],
)
def test_each_template_belongs_to_one_catalogue(path, label):
    assert catalogues.owner_of(Path(path), {"room", "ui"}) == label


def test_merging_keeps_translations_and_drops_the_obsolete(app):
    old = Catalog(locale="ja")
    old.add("Send", "送る")
    old.add("Gone", "消えた")
    old.add(("%(count)s challenge", "%(count)s challenges"), ("課題%(count)s件",))
    merged = catalogues.merge(extract(app), old)
    assert merged.get("Send").string == "送る"
    assert merged.get("Gone") is None
    assert merged.get("%(count)s challenge").string == ("課題%(count)s件",)


def test_rendering_survives_reading_and_is_stable(app, tmp_path):
    catalog = catalogues.merge(extract(app), Catalog(locale="ja"))
    text = catalogues.render(catalog)
    path = tmp_path / "django.po"
    path.write_text(text, encoding="utf-8")
    assert catalogues.render(catalogues.merge(extract(app), catalogues.read(path))) == text
    assert "POT-Creation-Date" not in text
    assert "#:" not in text


@pytest.mark.parametrize(
    ("source", "string", "fault"),
    [
        ("Send", "送る", None),
        ("Send", "", "not translated"),
        ("%(n)s of %(m)s", "%(m)s中%(n)s", None),
        ("%(n)s days", "%(m)s日", "placeholders differ"),
        ("Hello {name}", "こんにちは", "placeholders differ"),
        ("100%% sure", "100%%確実", None),
        (("%(n)s day", "%(n)s days"), ("%(n)s日",), None),
        (("%(n)s day", "%(n)s days"), ("",), "not translated"),
    ],
)
def test_problems_are_named(source, string, fault):
    catalog = Catalog(locale="ja")
    catalog.add(source, string)
    found = list(catalogues.problems(catalog))
    assert [sentence.split(":")[0] for sentence in found] == ([fault] if fault else [])


def test_fuzzy_is_a_problem():
    catalog = Catalog(locale="ja")
    catalog.add("Send", "送る", flags={"fuzzy"})
    assert list(catalogues.problems(catalog)) == ["fuzzy: 'Send'"]


def test_compiling_is_done_once(tmp_path):
    folder = tmp_path / "colab" / "locale" / "ja" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="ja")
    catalog.add("Send", "送る")
    (folder / "django.po").write_text(catalogues.render(catalog), encoding="utf-8")
    assert catalogues.compile_stale(tmp_path) == 1
    assert (folder / "django.mo").stat().st_size > 0
    assert catalogues.compile_stale(tmp_path) == 0


def test_what_was_translated_before_compiling_is_not_kept(tmp_path, settings):
    """A first start compiles in the process that then fills the demo, and Django's commands have translated by then."""
    settings.LOCALE_PATHS = [str(tmp_path / "colab" / "locale")]
    folder = tmp_path / "colab" / "locale" / "ja" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with override("ja"):
        assert gettext("A saying of nobody") == "A saying of nobody"
    catalog = Catalog(locale="ja")
    catalog.add("A saying of nobody", "誰の言葉でもない")
    (folder / "django.po").write_text(catalogues.render(catalog), encoding="utf-8")
    assert catalogues.compile_stale(tmp_path) == 1
    with override("ja"):
        assert gettext("A saying of nobody") == "誰の言葉でもない"
