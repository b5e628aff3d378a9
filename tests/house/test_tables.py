"""The printed tables say what the code does."""

from django.conf import settings

from colab.core.access.tables import rights_table
from colab.core.lifecycle.tables import transition_tables

DOCS = settings.BASE_DIR / "docs"


def test_the_transition_tables_are_those_of_the_machines():
    printed = (DOCS / "states.md").read_text(encoding="utf-8")
    assert printed == transition_tables(), "run: manage.py transition_tables > docs/states.md"


def test_the_table_of_rights_is_that_of_the_rules():
    printed = (DOCS / "rights.md").read_text(encoding="utf-8")
    assert printed == rights_table(), "run: manage.py rights_table > docs/rights.md"


def test_every_rule_says_in_words_who_may():
    assert "|  |" not in rights_table()
