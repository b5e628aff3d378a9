"""Questions that wait for an answer, and answers that wait for publication."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Answer the question"), "question", "answer", states=("asked",), order=15)
waiting.register(_("Publish the answer"), "question", "publish", order=16)
