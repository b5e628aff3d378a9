"""Whom a thread reaches. Rooms say who stands on each side of a subject."""

from collections.abc import Callable

from django.utils.translation import pgettext_lazy

_people: dict[str, Callable] = {}


def register(machine, people):
    """Declare the sides of a machine's threads.

    people: fn(subject) -> {"team": iterable of users, "office": iterable of users, …}; keys are codes of sides,
    shown by `side_label`. A message notifies all people of the other sides. Who may read and write is the access rule
    "thread" of the subject's model; auditors may read as well.
    """
    _people[machine] = people


def people_of(machine, subject):
    """Return {side: [users]}: as the room declared, else as the subject's own columns tell."""
    find = _people.get(machine, usual_people)
    return {side: list(users) for side, users in find(subject).items()}


def usual_people(subject):
    """Return members of `subject.organisation`, officers of `subject.unit` and the office of `subject.programme`."""
    from colab.core.organisations.queries import holders, members

    sides = {}
    if organisation := getattr(subject, "organisation", None):
        sides["team"] = members(organisation)
    if unit := getattr(subject, "unit", None):
        sides["section"] = holders("section", "head", unit=unit)
    if programme := getattr(subject, "programme", None):
        sides["office"] = holders("office", "office_admin", programme=programme)
    return sides


def side_of(user, sides):
    """Return the code of the side the user stands on, or an empty string."""
    return next((side for side, users in sides.items() if user in users), "")


def machines():
    """Return the machines whose rooms declared people."""
    return sorted(_people)


SIDES = {
    "team": pgettext_lazy("side", "team"),
    "section": pgettext_lazy("side", "section"),
    "office": pgettext_lazy("side", "office"),
    "judge": pgettext_lazy("side", "judge"),
    "expert": pgettext_lazy("side", "expert"),
    "body": pgettext_lazy("side", "public body"),
}
"""Words for the codes of sides."""


def side_label(code):
    """Return the side in words, empty for an unknown one."""
    return SIDES.get(code, "")
