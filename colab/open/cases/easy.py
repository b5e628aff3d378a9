"""The case in easy words: short sentences, in Japanese as やさしい日本語."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colab.core.clock import yen_words
from pilots.trials.outcomes import indicator_rows

from .ending import Ending, ending
from .reach import Case


def easy(case: Case) -> list[str]:
    """Return a few short sentences; none of them holds more than one thing."""
    return [*_problem(case), *_pilot(case), *_certification(case), *_end(case)]


def _problem(case: Case) -> list[str]:
    challenge = case.one("challenge")
    if challenge is None:
        return []
    if challenge.summary_easy and (get_language() or "ja").startswith("ja"):
        return [challenge.summary_easy]
    facts = {"body": challenge.unit.body.label, "what": challenge.label}
    return [_("%(body)s had a problem: “%(what)s”") % facts]


def _pilot(case: Case) -> list[str]:
    pilot = case.one("pilot")
    if pilot is None:
        return []
    said = [_("%(who)s had an idea, and tried it in a real place.") % {"who": pilot.organisation.label}]
    row = next((row for row in indicator_rows(pilot) if row["result"].n and row["before"]), None)
    if row is None:
        return [*said, _("The result is not known yet.")]
    facts = {"name": row["indicator"].label, "before": row["before"], "after": row["after"]}
    facts |= {"unit": row["indicator"].unit_words, "n": row["result"].n}
    said.append(_("%(name)s: before it was %(before)s %(unit)s.") % facts)
    said.append(_("Afterwards it was %(after)s %(unit)s (measured %(n)d times).") % facts)
    return said


def _certification(case: Case) -> list[str]:
    certification = case.one("certification")
    if certification is None:
        return []
    said = [_("%(body)s looked closely at it and certified it.") % {"body": certification.body.label}]
    return [_("Experts were asked what they think."), *said] if certification.is_service else said


def _end(case: Case) -> list[str]:
    how, root = ending(case), case.root
    if how in (Ending.BOUGHT, Ending.TERMINATED):
        said = [
            _("So it was bought without comparing the prices of many companies."),
            _("The law allows this for things that were certified."),
            _("The price is %(yen)s.") % {"yen": yen_words(root.amount_yen)},
        ]
        return [*said, _("Later the contract was ended.")] if how == Ending.TERMINATED else said
    last = {
        Ending.CERTIFIED: _("It has not been bought yet."),
        Ending.EXPIRED: _("The certification is over now."),
        Ending.REVOKED: _("The certification was taken back."),
        Ending.SURRENDERED: _("The company gave the certification back."),
        Ending.NOT_MET: _("The goal was not reached. What was learned is written here."),
        Ending.NOBODY: _("No idea was chosen."),
        Ending.WITHDRAWN: _("The call was stopped."),
    }
    return [last[how]] if how in last else []
