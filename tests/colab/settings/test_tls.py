"""Inner parts over TLS: each form of address works, and is refused where certificate or name do not hold."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from elastic_transport import TlsError

from colab.core.inner import unsafe
from colab.ops.parts import State, examine_all

from .certified import Authority, Door

VARIABLES = ("TEST_POSTGRESQL_URL", "TEST_REDIS_URL", "TEST_RABBITMQ_URL")
ASK = """
import json, django
django.setup()
from celery import current_app
from django.core.cache import cache
from django.db import connection

def database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")

def cached():
    assert cache.reaches()  # pages themselves go on from the memory of the process, and send it nothing

def broker():
    with current_app.connection_for_write() as link:
        link.ensure_connection(max_retries=0, timeout=3)

said = {}
for call in (database, cached, broker):
    try:
        call()
        said[call.__name__] = "ok"
    except Exception as fault:
        said[call.__name__] = f"{type(fault).__name__}: {fault}"
print(json.dumps(said))
"""


@pytest.fixture
def doors(tmp_path):
    """Return a function: a certificate → ports of doors before the real servers."""
    opened = []

    def start(certificate):
        for name in VARIABLES:
            parts = urlsplit(os.environ[name])
            target = (parts.hostname, parts.port)
            opened.append(Door(target, certificate, asked_first=parts.scheme.startswith("postgres")))
        return opened[-3:]

    yield start
    for door in opened:
        door.close()


def asked(tmp_path, doors, ca, broker):
    """Return what a fresh process says of the three parts, reached by name through the doors."""
    database, cache, queue = (door.port for door in doors)
    who = "colab:colab@localhost"
    variables = {
        "DATABASE_URL": f"postgres://{who}:{database}/postgres?sslmode=verify-full&sslrootcert={ca}",
        "CACHE_URL": f"rediss://localhost:{cache}/1",
        "BROKER_URL": f"amqps://{who}:{queue}/colab" if broker == "amqps" else f"rediss://localhost:{cache}/2",
        "INNER_CA_FILE": str(ca),
        "DJANGO_SETTINGS_MODULE": "colab.settings",
        "VAR_DIR": str(tmp_path / "var"),
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=kept | variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.needs("postgresql", "redis", "rabbitmq")
@pytest.mark.parametrize("broker", ["amqps", "rediss"])
def test_each_part_is_reached_and_an_unknown_or_foreign_certificate_is_refused(tmp_path, doors, broker):
    ours, others = Authority(tmp_path, "ours"), Authority(tmp_path, "others")
    good = doors(ours.certificate("localhost"))
    assert asked(tmp_path, good, ours.path, broker) == {"database": "ok", "cached": "ok", "broker": "ok"}
    assert all(door.passed for door in good[: 3 if broker == "amqps" else 2])
    before = [door.passed for door in good]
    told = asked(tmp_path, good, others.path, broker)
    assert [name for name, words in told.items() if words == "ok" or "certificate verify failed" not in words] == []
    assert [door.passed for door in good] == before, "nothing was sent to a server that is not known"
    told = asked(tmp_path, doors(ours.certificate("elsewhere.example")), ours.path, broker)
    assert "ok" not in told.values() and all("match" in words or "verify failed" in words for words in told.values())


FAR = {
    "DATABASE_URL": "postgres://u:p@db.example/colab",
    "BROKER_URL": "amqp://u:p@mq.example/colab",
    "CACHE_URL": "redis://cache.example/0",
    "ELASTICSEARCH_URL": "http://search.example:9200",
    "STORAGE_URL": "s3://k:s@files.example/colab",
    "SMTP_URL": "smtp://mail.example:25",
    "CLAMD_URL": "tcp://scan.example:3310",
}
SAFE = {
    "DATABASE_URL": "postgres://u:p@db.example/colab?sslmode=verify-full&sslrootcert=/ca.pem",
    "BROKER_URL": "amqps://u:p@mq.example/colab",
    "CACHE_URL": "rediss://cache.example/0",
    "ELASTICSEARCH_URL": "https://search.example:9200",
    "STORAGE_URL": "s3://k:s@files.example/colab?tls=1",
    "SMTP_URL": "smtp://mail.example:587/?tls=1",
    "CLAMD_URL": "tcp://127.0.0.1:3310",
}
UNSAFE = """
import json
from colab.core.inner import unsafe
print(json.dumps({each.variable: each.how for each in unsafe()}))
"""


def found_with(tmp_path, variables):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"DJANGO_SETTINGS_MODULE": "colab.settings", "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "-c", UNSAFE]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=kept | variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_parts_on_other_machines_without_tls_are_named(tmp_path):
    assert found_with(tmp_path, FAR) == dict.fromkeys(FAR, "without TLS")
    assert found_with(tmp_path, SAFE) == {}
    here = {name: address.replace(urlsplit(address).hostname, "127.0.0.1") for name, address in FAR.items()}
    assert found_with(tmp_path, here) == {}
    unchecked = {
        "DATABASE_URL": "postgres://u:p@db.example/colab?sslmode=require",
        "CACHE_URL": "rediss://cache.example/0?ssl_cert_reqs=none",
    }
    assert found_with(tmp_path, unchecked) == dict.fromkeys(unchecked, "by TLS whose certificate nobody checks")


def test_the_doctor_and_the_check_say_so(settings):
    from django.core.checks import run_checks

    settings.CLAMD_URL = "tcp://scan.example:3310"
    [found] = examine_all(["tls"])
    assert found.state == State.WARN and "CLAMD_URL (scan.example)" in found.words
    assert any(each.id == "colab.W004" for each in run_checks(include_deployment_checks=True))
    settings.CLAMD_URL = ""
    assert not any(each.variable == "CLAMD_URL" for each in unsafe())


def test_mail_storage_and_search_check_certificates_by_the_own_authority(tmp_path, settings):
    from colab.core.notices.smtp import EmailBackend
    from colab.core.search.engines.elastic import ElasticEngine

    ca = Authority(tmp_path, "ours").path
    settings.INNER_CA_FILE = str(ca)
    context = EmailBackend(host="localhost", use_tls=True).ssl_context
    assert context.check_hostname and context.verify_mode.name == "CERT_REQUIRED"
    assert [dict(pair[0] for pair in each["subject"])["commonName"] for each in context.get_ca_certs()] == ["ours"]
    door = Door(("127.0.0.1", 9), Authority(tmp_path, "others").certificate("localhost"))
    client = ElasticEngine(f"https://localhost:{door.port}", "colab").client
    with pytest.raises(TlsError):
        client.cluster.health()
    assert door.passed == 0
    door.close()
