"""States of a civic-tech project."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CivicState(TextChoices):
    """Matched → built → published as open source → adopted; no contract, no corporate number needed."""

    MATCHED = "matched", _("matched")
    TEAM_FORMED = "team_formed", _("team formed")
    BUILT = "built", _("built")
    PUBLISHED_OSS = "published_oss", _("published as open source")
    ADOPTED = "adopted", _("in use by municipalities")
    RETIRED = "retired", _("retired")


S = CivicState
OPEN_SOURCE = (S.PUBLISHED_OSS.value, S.ADOPTED.value)
"""The code is public and kept up."""
BEFORE_CODE = (S.MATCHED.value, S.TEAM_FORMED.value, S.BUILT.value)


class Licence(TextChoices):
    """Open-source licences by their SPDX names."""

    MIT = "MIT", "MIT"
    APACHE = "Apache-2.0", "Apache-2.0"
    BSD3 = "BSD-3-Clause", "BSD-3-Clause"
    GPL3 = "GPL-3.0-or-later", "GPL-3.0-or-later"
    AGPL3 = "AGPL-3.0-or-later", "AGPL-3.0-or-later"
    MPL2 = "MPL-2.0", "MPL-2.0"
    CC0 = "CC0-1.0", "CC0-1.0"
