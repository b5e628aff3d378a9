"""Tests that need a server or a browser: run where it is found, named where it is not.

A test asks by fixture (`page` for a browser) or by marker, `@pytest.mark.needs("rabbitmq")`. With
COLAB_NOTHING_SKIPPED=1, as in .ci/run, a skipped test is a failed run.
"""

import os
import shutil
from collections import Counter

import pytest

NEEDS = {
    "rabbitmq": "TEST_RABBITMQ_URL",
    "redis": "TEST_REDIS_URL",
    "elasticsearch": "TEST_ELASTICSEARCH_URL",
    "postgresql": "TEST_POSTGRESQL_URL",
    "s3": "TEST_STORAGE_URL",
    "clamd": "TEST_CLAMD_URL",
    "smtp": "TEST_SMTP_URL",
    "stripe-mock": "TEST_STRIPE_MOCK_URL",
    "oidc": "TEST_OIDC_URL",
    "verapdf": "TEST_VERAPDF",
}
"""Service -> variable that says where it is."""

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""


def pytest_configure(config):
    config.addinivalue_line("markers", "needs(service): a real server, see tests/harness/outside.py")
    config.addinivalue_line("markers", "browser: drives a real browser (set by itself where `page` is used)")
    # Playwright runs an event loop in the test's thread, which Django would take for asynchronous code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items):
    for item in items:
        if {"page", "browser", "context"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no browser found (chromium, or CHROMIUM=path)"))
        for marker in item.iter_markers("needs"):
            for service in marker.args:
                if not os.environ.get(NEEDS[service]):
                    item.add_marker(pytest.mark.skip(reason=f"no {service} ({NEEDS[service]} is not set)"))


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    reasons = Counter(
        str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr) for report in skipped
    )
    terminalreporter.section("not run here")
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count:4} × {reason.removeprefix('Skipped: ')}")


def pytest_sessionfinish(session, exitstatus):
    if os.environ.get("COLAB_NOTHING_SKIPPED") and exitstatus == 0:
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter and reporter.stats.get("skipped"):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def service_url():
    """Return a function: service name -> its address."""
    return lambda service: os.environ[NEEDS[service]]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium; Playwright's own download is never needed."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A Japanese reader in Tokyo."""
    return {**browser_context_args, "locale": "ja-JP", "timezone_id": "Asia/Tokyo"}
