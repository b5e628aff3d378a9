"""The release before works on today's tables: an upgrade migrates first and restarts afterwards, so both meet.

``previous_release`` names it (CONTRIBUTING.md says when it moves); its code comes from this clone's history.
"""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings

pytestmark = [pytest.mark.slow, pytest.mark.needs("postgresql")]
HERE = Path(__file__).parent
COMMIT = (HERE / "previous_release").read_text().strip()


def git(*command):
    return subprocess.run(["git", *command], cwd=settings.BASE_DIR, capture_output=True, check=False)


@pytest.fixture
def old_code(tmp_path):
    """Return a folder with the code of the release before."""
    archive = git("archive", "--format=tar", COMMIT)
    if archive.returncode:
        pytest.fail(
            f"{COMMIT} of tests/services/previous_release is not in this clone: fetch the whole history "
            f"(git fetch --unshallow). {archive.stderr.decode()}"
        )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(tmp_path / "old", filter="data")
    return tmp_path / "old"


@pytest.fixture
def environment(service_url, tmp_path):
    """Return the environment of a site with a new, empty database, which is dropped at the end."""
    server, name = service_url("postgresql"), f"colab_previous_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    parts = {"DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl(), "VAR_DIR": str(tmp_path / "var")}
    others = dict.fromkeys(("BROKER_URL", "CACHE_URL", "ELASTICSEARCH_URL", "STORAGE_URL", "SMTP_URL", "CLAMD_URL"), "")
    yield {**os.environ, **others, **parts, "DEMO_MODE": "1", "DJANGO_SETTINGS_MODULE": "colab.settings"}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(command, folder, environment):
    done = subprocess.run([sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 or done.stdout.rstrip().endswith("}"), done.stderr[-4000:]
    return done


def test_the_release_before_works_on_todays_tables(old_code, environment):
    run(["manage.py", "migrate", "--verbosity", "0"], settings.BASE_DIR, environment)
    done = run(["-W", "ignore", str(HERE / "old_release.py")], old_code, environment)
    told = json.loads(done.stdout.rstrip().splitlines()[-1])
    assert told["unfit"] == []
    assert done.returncode == 0, done.stderr[-4000:]
    assert told["walked"][-1] == "ledger verified", told["walked"]


def test_it_is_a_release_of_this_history():
    assert git("merge-base", "--is-ancestor", COMMIT, "HEAD").returncode == 0, f"{COMMIT} is no ancestor of HEAD"
