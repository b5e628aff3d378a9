"""What waits around civic-tech projects."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Projects: form the team"), "civic", "form_team", order=45)
waiting.register(_("Projects being built"), "civic", "build", order=46)
waiting.register(_("Projects to publish as open source"), "civic", "publish_oss", order=46)
