"""The question a case's page answers."""

from django.utils.translation import gettext as _

from .ending import Ending, ending
from .reach import Case


def title(case: Case) -> str:
    """Return the question in the language of the reader."""
    return QUESTIONS[ending(case)]() % {"name": name(case)}


def name(case: Case) -> str:
    """Return what the case is about: the product, else the pilot, else the challenge."""
    return case.root.label


QUESTIONS = {
    Ending.BOUGHT: lambda: _("Why was this bought without a tender: %(name)s"),
    Ending.TERMINATED: lambda: _("Bought without a tender, then terminated: %(name)s"),
    Ending.CERTIFIED: lambda: _("Why was this certified: %(name)s"),
    Ending.EXPIRED: lambda: _("Certified until its term ended: %(name)s"),
    Ending.REVOKED: lambda: _("Why was the certification revoked: %(name)s"),
    Ending.SURRENDERED: lambda: _("Certified, then surrendered by the operator: %(name)s"),
    Ending.TRIED: lambda: _("What the pilot showed: %(name)s"),
    Ending.NOT_MET: lambda: _("What was learned although the target was not reached: %(name)s"),
    Ending.TRYING: lambda: _("What is being tried: %(name)s"),
    Ending.NOBODY: lambda: _("Why was nobody adopted: %(name)s"),
    Ending.WITHDRAWN: lambda: _("Why was the challenge withdrawn: %(name)s"),
    Ending.ASKED: lambda: _("What became of the challenge: %(name)s"),
}
