"""What waits for people around a pilot."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Pilots to plan"), "pilot", "agree_plan", order=40)
waiting.register(_("Begin planning the pilot"), "pilot", "plan", order=40)
waiting.register(_("Agreements to sign"), "pilot", "sign_agreement", order=40)
waiting.register(_("Pilots ready to start"), "pilot", "start", order=41)
waiting.register(_("Running pilots: log and readings"), "pilot", "add_readings", states=("running",), order=60)
waiting.register(_("Final reports to write"), "pilot", "report", states=("measured",), order=42)
waiting.register(_("Pilots to evaluate"), "pilot", "evaluate", order=42)
waiting.register(_("What comes after the pilot"), "pilot", "to_certification", states=("evaluated",), order=43)
