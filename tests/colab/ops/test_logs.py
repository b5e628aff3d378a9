"""Lines of the log in both formats: whose they are, and what never stands in them."""

import io
import json
import logging
import logging.config
import os
import subprocess
import sys
from copy import deepcopy

import pytest
from celery import current_app
from django.conf import settings
from django.urls import get_resolver

from colab.ops import context
from colab.ops.logs import Context
from colab.ops.shown import shown_path

SECRET = "f3k9q2mzx7"


class Written:
    """The site's handler, writing into memory."""

    def __init__(self, kind):
        config = deepcopy(settings.LOGGING)
        config["handlers"]["stderr"] |= {"formatter": kind, "stream": io.StringIO()}
        config |= {"root": {}, "loggers": {"written": {"handlers": ["stderr"], "level": "INFO", "propagate": False}}}
        logging.config.dictConfig(config)
        self.logger = logging.getLogger("written")
        self.stream = self.logger.handlers[0].stream

    def __call__(self):
        return self.stream.getvalue()


@pytest.fixture(params=["line", "json"])
def written(request):
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield Written(request.param)
    root.handlers, _level = handlers, root.setLevel(level)
    logging.getLogger("written").handlers = []


def test_no_format_holds_a_mail_address(written):
    written.logger.info("mail to %s failed", "tanaka@example.com")
    try:
        raise ValueError("already taken: tanaka@example.com")
    except ValueError:
        written.logger.exception("not saved", stack_info=True)
    written.logger.info("%s and %s", "one only: suzuki@example.com")
    assert "mail to <mail> failed" in written() and "already taken: <mail>" in written()
    assert "Traceback" in written() and "@example" not in written()


def test_every_line_has_the_id_of_its_request(written):
    token = context.request_id.set("abcdef0123456789")
    written.logger.info("asked")
    context.request_id.reset(token)
    written.logger.info("celery's", extra={"data": {"id": "task-77"}})
    asked, celerys = written().splitlines()
    assert "abcdef0123456789" in asked and "task-77" in celerys


def test_django_repeats_addresses_and_they_are_masked(written, rf):
    request = rf.get(f"/join/{SECRET}/")
    written.logger.warning("Not Found: %s", request.path, extra={"status_code": 404, "request": request})
    assert "Not Found: /join/***/" in written() and SECRET not in written()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"/payments/{SECRET}/", "/payments/***/"),
        (f"/en/payments/{SECRET}/receipt.pdf", "/en/payments/***/receipt.pdf"),
        (f"/payments/{SECRET}/refund-1.pdf", "/payments/***/refund-1.pdf"),
        (f"/payments/{SECRET}", "/payments/***"),
        (f"/accounts/enter/{SECRET}/", "/accounts/enter/***/"),
        (f"/accounts/password/reset/key/1f-{SECRET}/", "/accounts/password/reset/key/***/"),
        (f"/subscribe/stop/{SECRET}/", "/subscribe/stop/***/"),
        (f"/seats/event/{SECRET}/mine/", "/seats/event/***/mine/"),
        (f"/work/s/pitch/{SECRET}/", f"/work/s/pitch/{SECRET}/"),
        (f"/join/{SECRET}/and-more/", "/join/***"),
        (f"/en/join/{SECRET}.html", "/en/join/***"),
        (f"//{SECRET}/", "//***"),
        ("/challenges/", "/challenges/"),
        ("/favicon.png", "/favicon.png"),
    ],
)
def test_addresses_that_let_their_holder_in_are_masked(path, shown):
    assert shown_path(path) == shown


def test_no_pattern_of_ours_shows_a_token():
    """Whoever names a part of an address anew is asked here whether it lets its holder in."""
    named = {name for name in _names(get_resolver().url_patterns) if name not in ("key", "token", "uidb36")}
    assert named <= {
        "app_label", "audience", "challenge", "code", "contract", "form", "idp", "kind", "machine", "mark", "member",
        "model_name", "name", "number", "page", "pitch", "pk", "provider_id", "purpose", "slug", "term", "verb", "word",
    }, named  # fmt: skip


def _names(patterns):
    for pattern in patterns:
        if "cms/" in str(pattern.pattern) or "_util" in str(pattern.pattern):
            continue
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern.url_patterns)
        else:
            yield from pattern.pattern.converters
            yield from pattern.pattern.regex.groupindex


@pytest.mark.django_db
def test_the_line_of_a_request_masks_its_address(client, caplog):
    with caplog.at_level(logging.INFO, "colab.requests"):
        for path in (f"/payments/{SECRET}/", f"/join/{SECRET}/", f"/en/join/{SECRET}", f"/hooks/{SECRET}/"):
            client.get(path)
    told = [record for record in caplog.records if record.name == "colab.requests"]
    assert len(told) == 4 and not any(SECRET in record.getMessage() + record.path for record in told)


@pytest.mark.django_db
def test_lines_of_a_task_have_its_id_or_that_of_its_item(caplog):
    caplog.handler.addFilter(ours := Context())
    try:
        with caplog.at_level(logging.INFO, "celery.app.trace"):
            current_app.tasks["ops.heartbeat"].apply(task_id="task-78")
            current_app.tasks["outbox.run_item"].apply((7,))
    finally:
        caplog.handler.removeFilter(ours)
    told = [record.request_id for record in caplog.records if record.name == "celery.app.trace"]
    assert told == ["task-78", "outbox-7"] and context.request_id.get() == ""


@pytest.mark.parametrize(("shape", "begins"), [("json", "{"), ("", "2")])
def test_the_worker_writes_as_the_site_does(tmp_path, shape, begins):
    """In a process of its own: Celery would set up handlers beside ours."""
    script = (
        "from colab.celery import app; import django; django.setup(); app.log.setup('INFO');"
        "from celery.utils.log import get_task_logger; import logging;"
        "logging.getLogger('colab.requests').info('to tanaka@example.com');"
        "get_task_logger('x').warning('to tanaka@example.com');"
    )
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "LOG_FORMAT": shape, "DATABASE_URL": "", "CACHE_URL": "",
                   "DJANGO_SETTINGS_MODULE": "colab.settings"}  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert len(lines) == (2 if shape else 1) and all(line[0] == begins for line in lines), lines
    assert all("to <mail>" in (json.loads(line)["words"] if shape else line) for line in lines)
