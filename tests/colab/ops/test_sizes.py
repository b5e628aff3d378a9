"""How big the site is."""

import pytest
from django.core.management import call_command
from django.db import connection

from colab.demo.builders.challenges import draft_challenge, open_challenge
from colab.ops.sizes import subjects, table_sizes

pytestmark = pytest.mark.django_db


def test_rows_are_counted_and_bytes_told_where_the_database_knows_them():
    open_challenge()
    draft_challenge()
    sizes = {table.name: table for table in table_sizes()}
    assert sizes["challenges_challenge"].rows == 2
    assert (sizes["challenges_challenge"].size > 0) == (connection.vendor == "postgresql")
    assert subjects()["challenges"] == 1  # drafts are nobody's yet
    assert subjects()["ledger entries"] == sizes["ledger_ledgerentry"].rows > 0


def test_the_command_prints_the_whole_and_the_share(capsys):
    for _each in range(2):
        open_challenge()
    call_command("sizes", top=3)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["challenges", "2", "1.0"]
    tables = lines[lines.index("") + 1 :]
    assert len(tables) == 5 and tables[-1].startswith("all tables")
