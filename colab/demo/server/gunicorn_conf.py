"""Gunicorn of the demo; the address comes from the command line."""

import os

from colab.demo.server.parent import die_with_parent

workers = 2
threads = 4
worker_class = "gthread"
preload_app = True
control_socket_disable = True
graceful_timeout = 3
timeout = 60
loglevel = "warning"


def post_fork(server, worker):
    """A worker must not outlive a killed master, nor share its database connection."""
    from django.db import connections

    die_with_parent(os.getppid())
    connections.close_all()
