"""Japanese first and unprefixed, English under /en/. Source strings are English."""

import re

from django.utils.translation import gettext_lazy as _

from colab.settings import env

SITE_NAME = env.text("SITE_NAME", "東京共創ラボ")
SITE_NAME_EN = env.text("SITE_NAME_EN", "Tokyo Co-creation Lab")
# Ids of open contracting data; the default is registered with nobody (docs/open-data.md).
OCDS_PREFIX = env.text("OCDS_PREFIX", "ocds-000000")
if not re.fullmatch(r"ocds-[a-z0-9]{6}", OCDS_PREFIX):
    env.refuse("OCDS_PREFIX", "is no prefix of open contracting data", "It is ocds- and six small letters or digits.")

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
