"""Everything to standard error, one line each; LOG_LEVEL for the root, LOG_FORMAT=json for machines."""

from colab.settings import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"context": {"()": "colab.ops.logs.Context"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "colab.ops.logs.JsonLines"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["context"],
            "formatter": "json" if env.text("LOG_FORMAT") == "json" else "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "colab.requests": {"level": "INFO" if env.text("LOG_FORMAT") == "json" else "WARNING"},
        "colab.verbs": {"level": "INFO" if env.text("LOG_FORMAT") == "json" else "WARNING"},
        "django": {"handlers": [], "propagate": True},
        "modelsearch": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
}
