"""One variable per part: what each address turns into."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

ASK = """
import json
from colab import settings
print(json.dumps({name: getattr(settings, name, None) for name in %r}, default=str))
"""


def settings_with(tmp_path, names, **variables):
    """Return settings as a fresh process with these variables reads them."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, "VAR_DIR": str(tmp_path), **variables}
    command = [sys.executable, "-c", ASK % (names,)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_without_variables_everything_is_embedded(tmp_path):
    names = ["DATABASES", "CACHES", "CELERY_BROKER_URL", "EMAIL_FILE_PATH", "DEBUG", "DEMO_MODE", "SECRET_KEY"]
    found = settings_with(tmp_path, names)
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "colab.sqlite3")
    assert found["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert not found["DATABASES"]["default"].get("ATOMIC_REQUESTS")
    assert found["CACHES"]["default"]["BACKEND"].endswith("FileBasedCache")
    assert found["CELERY_BROKER_URL"] == "memory://"
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert (found["DEBUG"], found["DEMO_MODE"]) == (False, False)
    assert len(found["SECRET_KEY"]) >= 50
    assert settings_with(tmp_path, ["SECRET_KEY"])["SECRET_KEY"] == found["SECRET_KEY"]
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_postgresql_has_timeouts(tmp_path):
    found = settings_with(tmp_path, ["DATABASES"], DATABASE_URL="postgres://u:p%40ss@db:5433/colab")["DATABASES"][
        "default"
    ]
    assert (found["HOST"], found["PORT"], found["NAME"], found["PASSWORD"]) == ("db", 5433, "colab", "p@ss")
    assert "statement_timeout" in found["OPTIONS"]["options"]
    assert "lock_timeout" in found["OPTIONS"]["options"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example:587/?tls=1", ("mail.example", 587, True, False, "")),
        ("smtps://me%40x:secret@mail.example", ("mail.example", 465, False, True, "me@x")),
        ("smtp://mail.example", ("mail.example", 25, False, False, "")),
    ],
)
def test_mail(tmp_path, url, expected):
    names = ["EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL", "EMAIL_HOST_USER"]
    assert tuple(settings_with(tmp_path, names, SMTP_URL=url).values()) == expected


def test_rabbitmq_has_quorum_queues(tmp_path):
    names = ["CELERY_TASK_DEFAULT_QUEUE_TYPE", "CELERY_TASK_DEFAULT_EXCHANGE_TYPE"]
    found = settings_with(tmp_path, names, BROKER_URL="amqp://u:p@mq/colab")
    assert tuple(found.values()) == ("quorum", "topic")


def test_the_site_has_one_name(tmp_path):
    names = ["SITE_NAME", "MFA_TOTP_ISSUER", "WAGTAIL_SITE_NAME"]
    assert set(settings_with(tmp_path, names, SITE_NAME="みなと共創").values()) == {"みなと共創"}


def test_storage(tmp_path):
    url = "s3://key:se%2Fcret@s3.example:9000/bucket?region=tokyo&tls=1"
    options = settings_with(tmp_path, ["STORAGES"], STORAGE_URL=url)["STORAGES"]["default"]["OPTIONS"]
    assert options["endpoint_url"] == "https://s3.example:9000"
    assert (options["bucket_name"], options["region_name"], options["secret_key"]) == ("bucket", "tokyo", "se/cret")
    assert options["file_overwrite"] is False


def test_https_makes_cookies_secure_and_bound_to_the_host(tmp_path):
    cookies = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "KNOWN_DEVICE_COOKIE_NAME"]
    secure = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY"]
    found = settings_with(tmp_path, [*cookies, *secure, "ALLOWED_HOSTS"], SITE_URL="https://colab.example/")
    assert all(found[name].startswith("__Host-") for name in cookies) and all(found[name] for name in secure)
    assert "colab.example" in found["ALLOWED_HOSTS"]
    plain = settings_with(tmp_path, cookies, SITE_URL="http://127.0.0.1:8000")
    assert not any(name.startswith("__") for name in plain.values())


def test_strict_transport_security_may_leave_out_the_names_below(tmp_path):
    names = ["SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert list(settings_with(tmp_path, names, SITE_URL="https://colab.example").values()) == [31536000, True]
    fewer = settings_with(tmp_path, names, SITE_URL="https://colab.example", HSTS_SUBDOMAINS="0")
    assert list(fewer.values()) == [31536000, False]
    assert list(settings_with(tmp_path, names, SITE_URL="http://127.0.0.1:8000").values()) == [0, False]


def test_login_limits_count_the_reader_behind_one_proxy(tmp_path):
    assert settings_with(tmp_path, ["ALLAUTH_TRUSTED_PROXY_COUNT"])["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0
    behind = settings_with(tmp_path, ["ALLAUTH_TRUSTED_PROXY_COUNT"], BEHIND_PROXY="1")
    assert behind["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1


def test_the_example_of_the_environment_reads_alike_in_a_shell_and_in_systemd(tmp_path):
    """With every line switched on: what the shell sees is what stands between the quotes."""
    example = (settings.BASE_DIR / "deploy" / "colab.env.example").read_text()
    lines = [line.lstrip("#") for line in example.splitlines()[1:]]
    wanted = {name: value.strip("'") for name, _equals, value in (line.partition("=") for line in lines)}
    file = tmp_path / "colab.env"
    file.write_text("\n".join(lines) + "\n")
    script = 'set -a; . "$1"; exec "$2" -c "import json, os; print(json.dumps(dict(os.environ)))"'
    command = ["sh", "-e", "-c", script, "sh", str(file), sys.executable]
    done = subprocess.run(command, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    assert {name: seen.get(name) for name in wanted} == wanted and len(wanted) > 18


GOOD_APP = '{"provider_id": "city", "name": "City", "client_id": "colab", "secret": "hush"'


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DATABASE_URL", "postgre://colab:hush@db/colab", "begins with none of postgres://, postgresql://, sqlite://"),
        ("DATABASE_URL", "postgres://colab:hush#1@db/colab", "cannot be read as an address"),
        ("BROKER_URL", "ampq://colab:hush@mq/colab", "begins with none of amqp://"),
        ("CACHE_URL", "127.0.0.1:6379", "begins with none of redis://"),
        ("ELASTICSEARCH_URL", "search.example:9200", "begins with none of http://"),
        ("STORAGE_URL", "S3//key:hush@host/bucket", "begins with none of s3://"),
        ("STORAGE_URL", "s3://key:hush@host", "names no bucket"),
        ("SMTP_URL", "smpt://me:hush@mail.example", "begins with none of smtp://, smtps://"),
        ("SMTP_URL", "smtp://me:hush@mail.example:5 87", "cannot be read as an address"),
        ("CLAMD_URL", "tcp:///", "names no host"),
        ("GBIZINFO_URL", "api.info.gbiz.go.jp", "begins with none of https://"),
        ("STRIPE_API_BASE", "hush", "begins with none of https://"),
        ("SITE_URL", "colab.example", "begins with none of https://, http://"),
        ("OIDC_APPS", "[{'secret': 'hush'}]", "is no JSON, at letter 3"),
        ("OIDC_APPS", '{"secret": "hush"}', "is no list of providers"),
        ("OIDC_APPS", '[{"provider_id": "city", "secret": "hush"}]', "provider 1 has no name, client_id"),
        ("OIDC_APPS", f"[{GOOD_APP}}}]", "provider 1 has no settings.server_url"),
        ("OPEN_FORMS_PER_ADDRESS", "hush", "is no whole number above 0"),
        ("OPEN_FORMS_IN_ALL", "0", "is no whole number above 0"),
        ("ISSUER_KEY_SECRET_FILE", "/nowhere/hush", "the file cannot be read (No such file or directory)"),
        ("INNER_CA_FILE", "/nowhere/hush.pem", "the file cannot be read"),
        ("BREACHED_PASSWORDS_FILE", "/nowhere/hush.txt", "the file cannot be read"),
        ("MAIL_FROM", "hush", "is no mail address"),
        ("OPERATOR_MAIL", "admin@colab.example,hush", "holds what is no mail address"),
        ("OCDS_PREFIX", "hush", "is no prefix"),
        ("LOG_FORMAT", "hush", "Write one of: json, line"),
        ("LOG_LEVEL", "hush", "Write one of: DEBUG, INFO"),
        ("BEHIND_PROXY", "hush", "is neither yes nor no"),
        ("VAR_DIR", "/dev/null/hush", "the folder cannot be made"),
    ],
)
def test_what_cannot_be_right_ends_in_one_line_that_names_the_variable(tmp_path, name, value, says):
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment = {**kept, "VAR_DIR": str(tmp_path), name: value}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{name}: ") and says in line, line
    assert "hush" not in line
