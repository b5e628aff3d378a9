"""Everything to standard error, one line each; LOG_LEVEL for the root."""

from colab.settings import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "modelsearch": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
}
