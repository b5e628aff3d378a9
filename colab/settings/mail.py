"""SMTP_URL (smtp://user:password@host:587/?tls=1); without it mails are files in var/mail."""

from urllib.parse import parse_qs, unquote, urlsplit

from colab.settings import env

_example = "smtp://user:password@mail.colab.example:587/?tls=1"
_url = urlsplit(env.address("SMTP_URL", ("smtp", "smtps"), _example))
if _url.scheme:
    EMAIL_BACKEND = "colab.core.notices.smtp.EmailBackend"
    EMAIL_HOST = _url.hostname
    EMAIL_PORT = _url.port or (465 if _url.scheme == "smtps" else 25)
    EMAIL_HOST_USER = unquote(_url.username or "")
    EMAIL_HOST_PASSWORD = unquote(_url.password or "")
    EMAIL_USE_SSL = _url.scheme == "smtps"
    EMAIL_USE_TLS = bool(parse_qs(_url.query).get("tls"))
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(env.VAR_DIR / "mail")

DEFAULT_FROM_EMAIL = env.sender("MAIL_FROM", "東京共創ラボ <noreply@colab.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""
