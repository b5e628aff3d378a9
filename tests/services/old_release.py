"""What the release before does on today's tables: run in its folder by test_previous_release.py.

It is written against the release named in tests/services/previous_release, whose builders it uses. Prints JSON: the
columns that would stop it, and what it walked.
"""

import json
import os
import re
import sys

sys.path.insert(0, os.getcwd())
os.environ["DJANGO_SETTINGS_MODULE"] = "colab.settings"

import django  # noqa: E402

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from colab.core import outbox  # noqa: E402
from colab.demo.builders import cases, events, judging, submissions  # noqa: E402
from colab.demo.builders.challenges import open_challenge  # noqa: E402
from colab.demo.builders.people import make_officer, make_user  # noqa: E402

PASSWORD = "three calm herons"
PUBLIC = ("/", "/en/", "/challenges/", "/cases/", "/solutions/", "/data/", "/search/?q=防災", "/healthz", "/readyz")


def unfit_columns():
    """Return what this code would fail at: columns it needs that are gone, and new ones it would have to fill."""
    wrong = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'"
            " FROM information_schema.columns WHERE table_schema = 'public'"
        )
        found = {}
        for table, column, must_be_given in cursor.fetchall():
            found.setdefault(table, {})[column] = must_be_given
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        known = {field.column for field in model._meta.local_concrete_fields}
        there = found.get(table, {})
        wrong += [f"{table}.{name} is gone" for name in sorted(known - set(there))]
        wrong += [f"{table}.{name} must be given" for name in sorted(set(there) - known) if there[name]]
    return wrong


def walk():
    """Log in, read the public pages, hand in, judge, decide, buy; return the lines of what was done."""
    person = make_user("before@example.invalid", password=PASSWORD)
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
    client = Client()
    page = client.get("/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())
    assert token
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert client.session.get("_auth_user_id") == str(person.pk), "not logged in"
    yield "logged in"
    for path in PUBLIC:
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
    yield f"{len(PUBLIC)} public pages"
    pitch = submissions.submitted_pitch(challenge=open_challenge())
    team = Client()
    team.force_login(submissions.team_of(pitch).user, backend="django.contrib.auth.backends.ModelBackend")
    for path in ("/work/", "/work/pitches/"):
        assert team.get(path).status_code == 200, path
    yield f"pitch {pitch.state}"
    round_ = judging.published_round()
    yield f"round {round_.state}: marked, decided, published"
    yield f"event {events.published_event().state}"
    yield f"contract {cases.whole_case().state}"
    office = Client()
    office.force_login(make_officer("office"), backend="django.contrib.auth.backends.ModelBackend")
    for path in ("/work/", "/work/challenges/", "/work/pitches/all/"):
        assert office.get(path).status_code == 200, path
    yield f"{outbox.drain()} side effects"
    call_command("verify_ledger")
    yield "ledger verified"


if __name__ == "__main__":
    setup_test_environment()
    told = {"unfit": unfit_columns(), "walked": []}
    try:
        for line in walk():
            told["walked"].append(line)
    finally:
        print("\n" + json.dumps(told, ensure_ascii=False))
