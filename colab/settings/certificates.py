"""The secret under which the private keys of issuers are sealed in the database."""

from pathlib import Path

from colab.settings import env
from colab.settings.security import SECRET_KEY


def _kept() -> str:
    path = env.file("ISSUER_KEY_SECRET_FILE")
    return Path(path).read_text().strip() if path else env.text("ISSUER_KEY_SECRET")


ISSUER_KEY_SECRET = _kept() or SECRET_KEY
