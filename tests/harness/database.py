"""A migrated database is built once per state of the migrations, and copied for each run and each transactional test.

Flushing tables is no way back: the append-only tables refuse DELETE and TRUNCATE by trigger.
"""

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase

from tests.harness.database_postgres import PostgresTemplate
from tests.harness.database_sqlite import SqliteTemplate
from tests.harness.fingerprint import fingerprint


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Point the connection at a fresh copy of the template database; remove the copy at the end."""
    kind = SqliteTemplate if connection.vendor == "sqlite" else PostgresTemplate
    template = kind(connection, settings.VAR_DIR, fingerprint())
    flush = TransactionTestCase._fixture_teardown
    with django_db_blocker.unblock():
        template.build_if_missing()
        template.copy()

    def restore(testcase):
        connections.close_all()
        template.copy()

    TransactionTestCase._fixture_teardown = restore
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = flush
        with django_db_blocker.unblock():
            connections.close_all()
            template.drop_copy()
