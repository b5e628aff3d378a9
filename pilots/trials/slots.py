"""The question after a pilot."""

from django.utils.translation import gettext_lazy as _

from colab.core.satisfaction import steps

EVALUATED = ("evaluated", "certify_path", "continued", "ended")


def has_ended(pilot, actor) -> bool:
    """The team and the section, once the pilot is evaluated."""
    own = pilot.organisation_id in actor.grants.organisations
    return pilot.state in EVALUATED and (own or pilot.unit_id in actor.grants.units("section", "head"))


steps.register("pilot", _("The pilot"), "pilot", has_ended)
