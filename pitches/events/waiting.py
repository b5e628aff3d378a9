"""What waits for the office."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Announce the event"), "event", "announce", order=45, due="starts_at")
waiting.register(_("Draw the running order"), "event", "fix_finalists", order=46, due="starts_at")
waiting.register(_("Publish the results of the event"), "event", "publish", order=47)
