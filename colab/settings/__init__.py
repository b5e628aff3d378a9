"""Settings, one file per concern; each outside part is switched by one environment variable (docs/operations.md)."""

from colab.settings.accounts import *  # noqa: F403
from colab.settings.apps import *  # noqa: F403
from colab.settings.cache import *  # noqa: F403
from colab.settings.celery import *  # noqa: F403
from colab.settings.certificates import *  # noqa: F403
from colab.settings.database import *  # noqa: F403
from colab.settings.env import BASE_DIR, VAR_DIR  # noqa: F401
from colab.settings.gbizinfo import *  # noqa: F403
from colab.settings.i18n import *  # noqa: F403
from colab.settings.logging import *  # noqa: F403
from colab.settings.mail import *  # noqa: F403
from colab.settings.operations import *  # noqa: F403
from colab.settings.payments import *  # noqa: F403
from colab.settings.search import *  # noqa: F403
from colab.settings.security import *  # noqa: F403
from colab.settings.storage import *  # noqa: F403
from colab.settings.templates import *  # noqa: F403
from colab.settings.tls import INNER_CA_FILE  # noqa: F401
from colab.settings.wagtail import *  # noqa: F403

ROOT_URLCONF = "colab.urls"
WSGI_APPLICATION = "colab.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
