"""What waits for the office and the section."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Plan the panel and open the marking"), "round", "open_scoring", order=40)
waiting.register(_("Close the marking"), "round", "close_scoring", order=41, due="marks_due_at")
waiting.register(_("Record the panel's decision"), "round", "decide", order=42)
waiting.register(_("Publish the results"), "round", "publish", order=43)
waiting.register(
    _("Begin the talks with the adopted team"),
    "round",
    "start_talks",
    order=44,
    narrow=lambda rows, actor: rows.filter(talks_started_on=None, challenge__state="adopted"),
)
