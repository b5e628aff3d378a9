"""Every address there is, filled with what the world holds; a new pattern that nobody fills here fails the test."""

from collections.abc import Iterator

from colab.core.files.models import StoredFile
from colab.core.lifecycle import all_machines, waiting
from colab.core.notices.models import Notice
from colab.core.organisations.models import Body, Post
from tests.budgets.pages import Page, our_pages

NOTHING = "nothing-of-this-key"
EMPTY_ROOMS = {"civic", "reuse", "procurement", "certification", "trials", "events", "briefings", "payments",
               "satisfaction", "certification_plain", "live", "sponsorship"}  # fmt: skip
"""Rooms without a row in this world: asked for here with keys that do not exist, and with rows in test_rooms.py."""
JUDGING = {"judging", "decisions", "rounds", "submissions", "challenges", "desk", "search", "files_plain"}


def keys(*rows) -> list[tuple]:
    """Return each row's key as the arguments of an address."""
    return [(row.key,) for row in rows]


def fillings(world) -> dict[str, list[tuple]]:
    """Return, for a pattern's name or its room, the arguments that lead to something; the most secret ones first."""
    round_, rows = world.round, world.rows
    judged = list(round_.challenge.pitches.order_by("pk"))
    both = [rows["open"], round_.challenge]
    panel = list(round_.panel.order_by("pk"))
    files = keys(*StoredFile.objects.order_by("pk"))
    subjects = [(row.MACHINE, row.key) for row in world.subjects()]
    return _submissions(world, judged, both) | {
        "judging": keys(round_),
        **{f"judging:{name}": [(round_.key, each.key) for each in judged] for name in ("sheet", "save", "redact")},
        "judging:paper_declaration": [(round_.key, member.key) for member in panel],
        "judging:paper_sheet": [(round_.key, panel[0].key, each.key) for each in judged],
        "decisions": keys(round_),
        "rounds": keys(round_),
        "challenges": [(each.slug,) for each in both] + keys(*both, rows["unfinished"]),
        "questions": [(each.slug,) for each in both],
        "matching": keys(*both),
        "saved_searches:let_go": [(NOTHING,)],
        "calls": keys(rows["call"], round_.challenge.call, rows["unopened"]),
        "organisations": keys(*world.organisations.values()),
        **_accounts(world),
        "organisations:handover_post": [(post.pk,) for post in Post.objects.order_by("pk")[:4]],
        "files_plain:file_by_key": files,
        "files_plain:file": [(key, "x.pdf") for (key,) in files],
        "files_plain:page": [(key, 1) for (key,) in files],
        "law:body_rules": [(Body.objects.order_by("pk").first().pk,)],
        "law:rule": [(Body.objects.order_by("pk").first().pk, "procurement.small_limits")],
        "law:record": [(NOTHING,)],
        "retention": [("notices",)],
        "content_plain": [(world.rendition.pk, world.rendition.mark, world.rendition.name)],
        "open": [(each.code,) for each in both],
        "open_plain": [(each.code,) for each in both],
        "notices": keys(world.letter),
        "notices:look_after": keys(*Notice.objects.order_by("pk")[:2]),
        "notices:open": keys(*Notice.objects.order_by("-pk")[:4]),
        "notices:new_mailing": [("pitch_teams",), ("organisations",)],
        **{f"notices:{name}": subjects for name in ("thread", "meeting", "follow")},
        "work:subject": subjects,
        "work:verb": list(_verbs(world)),
        "work:waiting": [(each.slug,) for *_order, each in waiting._kinds if hasattr(each, "slug")],
    }


def _accounts(world) -> dict[str, list[tuple]]:
    """Return the accounts of people of no body, and of people who hold posts."""
    shown = ("rival", "section", "judge2", "team1", "office_admin")
    asked = {"organisations:account_person": shown, "organisations:account_erase": ("section", "judge2")}
    return {name: [(world.people[role].pk,) for role in roles] for name, roles in asked.items()}


def _submissions(world, judged: list, both: list) -> dict[str, list[tuple]]:
    rows = world.rows
    numbered = [(pitch.key, 1) for pitch in (*judged, rows["handed"])]
    return {
        "submissions": keys(rows["draft"], *judged, rows["handed"]),
        "submissions:receipt": [*numbered, *keys(*judged)],
        "submissions:receipt_pdf": numbered[::3],
        "submissions:receipt_data": numbered,
        **{f"submissions:{name}": keys(*both) for name in ("start", "of_challenge", "eligibility")},
        "submissions:bulk": [(each.key, verb) for each in both for verb in ("accept", "shortlist")],
    }


def _verbs(world) -> Iterator[tuple]:
    """Every verb of every machine with a row: on the draft, a pitch being judged, the round, the open challenge, …"""
    tables = {machine.name: machine for machine in all_machines()}
    rows = [world.rows[name] for name in ("draft", "open", "question", "call")]
    rows += [world.round.challenge.pitches.order_by("pk").first(), world.round, world.organisations["rival"]]
    for row in rows:
        for verb in tables[row.MACHINE].by_verb:
            yield row.MACHINE, row.key, verb


class Addresses:
    """All addresses; ``unfilled`` names the patterns for which nobody said what to fill in."""

    def __init__(self, world, filled: dict[str, list[tuple]] | None = None):
        self.filled = fillings(world) if filled is None else filled
        self.unfilled = [page.name for page in our_pages() if self._is_unfilled(page)]

    def _given(self, page: Page) -> list[tuple]:
        given = self.filled.get(page.name, self.filled.get(page.label, []))
        return [each for each in given if len(each) == len(page.arguments)]

    def _is_unfilled(self, page: Page) -> bool:
        excused = page.label in EMPTY_ROOMS or "token" in page.arguments
        return bool(page.arguments) and not excused and not self._given(page)

    def unfilled_of(self, rooms: set[str]) -> list[str]:
        """Return the patterns of these rooms for which nothing fits."""
        pages = (page for page in our_pages() if page.label in rooms and page.arguments)
        return [page.name for page in pages if not self._given(page)]

    def of_page(self, name: str) -> list[str]:
        """Return the addresses of one page."""
        page = next(page for page in our_pages() if page.name == name)
        return [page.url(*arguments) for arguments in self._given(page)]

    def of(self, *, rooms: set[str] | None = None, each: int | None = None, empty: bool = True) -> list[str]:
        """Return the addresses of these rooms (None: all) without the verbs', for each pattern at most ``each``.

        ``empty``: also the lists of rooms in which this world has nothing.
        """
        found = []
        for page in our_pages():
            if (rooms and page.label not in rooms and page.name != "work:subject") or page.name == "work:verb":
                continue
            if not empty and page.label in EMPTY_ROOMS:
                continue
            given = self._given(page)[:each] if page.arguments else [()]
            found += [page.url(*arguments) for arguments in given]
        return list(dict.fromkeys(found))

    def verbs(self) -> list[str]:
        """Return the addresses of verbs."""
        page = next(page for page in our_pages() if page.name == "work:verb")
        return [page.url(*arguments) for arguments in self.filled["work:verb"]]

    def absent(self) -> list[str]:
        """Return every address with keys that do not exist."""
        found = []
        for page in our_pages():
            if page.arguments:
                found.append(page.url(*(1 if name in ("pk", "number") else NOTHING for name in page.arguments)))
        return found
