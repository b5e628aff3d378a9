"""Everything to standard error, one line each; LOG_LEVEL for the root, LOG_FORMAT=json for machines.

Lines for people leave out each request and each verb: on a terminal they would hide what goes wrong.
"""

from colab.settings import env

_json = env.choice("LOG_FORMAT", ("json", "line"), "line") == "json"
_levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"context": {"()": "colab.ops.logs.Context"}, "scrub": {"()": "colab.ops.logs.Scrub"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} [{ids}] {message}", "style": "{"},
        "json": {"()": "colab.ops.logs.JsonLines"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["context", "scrub"],
            "formatter": "json" if _json else "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": env.choice("LOG_LEVEL", _levels, "INFO")},
    "loggers": {
        "colab.requests": {"level": "INFO" if _json else "WARNING"},
        "colab.verbs": {"level": "INFO" if _json else "WARNING"},
        "django": {"handlers": [], "propagate": True},
        "modelsearch": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
}
