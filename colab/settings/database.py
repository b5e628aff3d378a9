"""DATABASE_URL: SQLite inside var/ when absent, else PostgreSQL."""

import dj_database_url

from colab.settings import env

_schemes = ("postgres", "postgresql", "sqlite")
_url = env.address(
    "DATABASE_URL",
    _schemes,
    "postgres://user:password@127.0.0.1/colab",
    default=f"sqlite:///{env.VAR_DIR}/colab.sqlite3",
)
DATABASES = {"default": dj_database_url.parse(_url)}
_default = DATABASES["default"]
# No ATOMIC_REQUESTS: a whole request inside one IMMEDIATE transaction would hold SQLite's only write lock.
if _default["ENGINE"].endswith("sqlite3"):
    _default["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # 32 MB of cache: SQLite's own 2 MB would be too small for one question to the search index.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-32000;",
    }
else:
    _default["CONN_MAX_AGE"] = 60
    _default["CONN_HEALTH_CHECKS"] = True
    _default.setdefault("OPTIONS", {})["options"] = (
        "-c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000"
    )
