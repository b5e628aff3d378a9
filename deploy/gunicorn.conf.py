"""How gunicorn serves the site: ``gunicorn --config deploy/gunicorn.conf.py colab.wsgi``.

Written for a proxy in front that takes requests in before it asks, as nginx does: slow lines hold no thread here.
"""

import os

_wanted = os.environ.get("WEB_CONCURRENCY") or "3"
if not _wanted.isdecimal() or int(_wanted) < 1:
    raise SystemExit("WEB_CONCURRENCY: is no whole number above 0. Write 3, or leave it out.")
workers = int(_wanted)
"""Three for two cores."""
worker_class = "gthread"
threads = 4
# A process takes no more than it has threads for, and what waits stays with the system until some process is free.
# Without this, one process can take nearly all of a rush and let it wait while the others have nothing to do.
worker_connections = threads
keepalive = 0
"""Seconds; nginx asks over a connection of its own each time."""
# Processes are replaced now and then, against memory that grows; far apart, so that never all of them start at once.
max_requests = 100_000
max_requests_jitter = 100_000
graceful_timeout = 50
control_socket_disable = True
