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
    """Return {side: [users]}, empty where the room declared nothing."""
    find = _people.get(machine)
    return {side: list(users) for side, users in find(subject).items()} if find else {}


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
