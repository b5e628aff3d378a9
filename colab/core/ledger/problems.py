"""What can be wrong with a chain, in one wording for the site, the commands and the offline verifier (docs/verify)."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

MISSING = _("the entry is missing")
NOT_FOLLOWING = _("does not follow the entry before")
CHANGED = _("the entry was changed")
OTHER_CHAIN = _("belongs to another chain")
HEAD_DIFFERS = _("the head does not match the last entry")
NO_HEAD = _("the chain has no head")
CHAIN_GONE = _("the whole chain is gone")
PRIVATE_MISSING = _("the private part is missing")
PRIVATE_CHANGED = _("the private part was changed")
PERSON_CHANGED = _("the person was changed")
LINK_BROKEN = _("the linked chain {0}/{1} lacks the sealed head")
LINK_MISSING = _("the linked chain {0}/{1} is not there")
NOT_LINKED = _("no link leads to this chain")
SEAL_CHANGED = _("the seal was changed")
SEAL_NOT_FOLLOWING = _("does not follow the seal before")
SEAL_FEWER = _("fewer entries than in the seal before")
SEAL_ENTRIES_MISSING = _("entries are missing since the last seal")
SEAL_DIFFERS = _("differs from the seal of {0}")
PUBLISHED_CHANGED = _("the published seal does not hold its own hash")
PUBLISHED_DIFFERS = _("differs from the published seal")
PUBLISHED_GONE = _("is gone, but was published")
FACT_DIFFERS = _("the fact “{0}” differs from its entry")
FILE_DIFFERS = _("the file “{0}” differs from its entry")
FILE_MISSING = _("the stored file “{0}” is gone")
ROW_DIFFERS = _("the row differs from the entry in “{0}”")
EXPORT_CHANGED = _("the file does not hold its own hash")


@dataclass(frozen=True)
class Break:
    """One broken link: where, and what is wrong. ``seq`` is 0 for what is no entry."""

    machine: str
    key: str
    seq: int
    template: str
    params: tuple = ()

    @property
    def problem(self) -> str:
        """What is wrong, in English: the wording of files and commands."""
        return self.template.format(*self.params)

    @property
    def words(self) -> str:
        """What is wrong, in the language of the reader."""
        return gettext(self.template).format(*self.params)

    def __str__(self):
        return f"{self.machine}/{self.key}#{self.seq}: {self.problem}"
