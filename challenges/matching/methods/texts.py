"""What is matched: a title, a body, tags; and the sentences in it."""

import hashlib
import re
from dataclasses import dataclass, replace

from colab.core.search.analysis import clean

SENTENCE_END = re.compile(r"(?<=[。！？!?])(?![」』）)])|(?<=\. )|[\r\n]+")
MAX_TITLE, MAX_BODY = 300, 2_000
"""What stands beyond so many letters of title (and of tags, of constraints) and body is not compared."""
SHORT = 4
"""A piece with fewer letters says nothing by itself."""
TEXT_VERSION = 2
"""Raise it when a text is put together or encoded in another way: stored vectors are then made anew."""


@dataclass(frozen=True)
class Text:
    """One side of a match. `more` (constraints of a challenge) is read with the body, never shown as evidence."""

    id: str
    title: str
    body: str
    tags: tuple[str, ...] = ()
    more: str = ""

    @property
    def whole(self) -> str:
        """All of it as one text: what is encoded and counted."""
        tags, more = clean(" ".join(self.tags))[:MAX_TITLE], clean(self.more)[:MAX_TITLE]
        parts = (clean(self.title)[:MAX_TITLE], clean(self.body)[:MAX_BODY], tags, more)
        return "\n".join(part for part in parts if part)

    @property
    def sentences(self) -> list[str]:
        """Title and sentences of the body, as they can be shown."""
        found = [clean(self.title)[:MAX_TITLE], *split(self.body)]
        return [sentence for sentence in found if len(sentence) >= SHORT] or [
            sentence for sentence in found if sentence
        ]

    @property
    def statements(self) -> list[str]:
        """Sentences of the body alone; the title where there is no body."""
        return [sentence for sentence in split(self.body) if len(sentence) >= SHORT] or self.sentences

    def without(self, sentence: str) -> "Text":
        """Return the text with one sentence taken out of title and body."""
        left = [part for part in split(self.body) if part != sentence]
        title = "" if clean(self.title) == sentence else self.title
        return replace(self, title=title, body="".join(left))

    @property
    def digest(self) -> str:
        """A fingerprint of everything that is encoded."""
        return hashlib.sha256(f"{TEXT_VERSION}\n{self.whole}".encode()).hexdigest()[:32]


def split(body: str) -> list[str]:
    """Return the sentences of a text, cleaned, in order, each once."""
    pieces = SENTENCE_END.split(str(body or "")[: MAX_BODY * 2])
    return list(dict.fromkeys(sentence for piece in pieces if (sentence := clean(piece))))
