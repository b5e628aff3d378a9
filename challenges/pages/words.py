"""Reading and writing the words of a challenge."""

from dataclasses import dataclass, field

from django.utils.translation import get_language
from wagtail.models import Locale

from challenges.challenges.models import Challenge
from challenges.pages.fields import BY_NAME, WORDS
from challenges.pages.models import ChallengeIndexPage, ChallengePage
from colab.core.content.bilingual import Translation, digest, translation_of


@dataclass
class ChallengeWords:
    """The latest drafts of both languages, as plain texts."""

    ja: dict[str, str] = field(default_factory=dict)
    en: dict[str, str] = field(default_factory=dict)
    translated_of: dict[str, str] = field(default_factory=dict)

    def english(self, name: str) -> Translation:
        """How the English of one text stands."""
        return translation_of(self.ja.get(name, ""), self.en.get(name, ""), self.translated_of.get(name, ""))


def page_of(challenge: Challenge, language: str) -> ChallengePage | None:
    """Return the page in ``language`` with its published words."""
    rows = ChallengePage.objects.filter(translation_key=challenge.translation_key, locale__language_code=language)
    return rows.first()


def draft_of(challenge: Challenge, language: str) -> ChallengePage | None:
    """Return the page in ``language`` with its latest words, published or not."""
    page = page_of(challenge, language)
    return page.get_latest_revision_as_object() if page else None


def read(challenge: Challenge) -> ChallengeWords:
    """Return the latest words in both languages."""
    japanese, english = draft_of(challenge, "ja"), draft_of(challenge, "en")
    found = ChallengeWords()
    for name in BY_NAME:
        found.ja[name] = getattr(japanese, name, "") if japanese else ""
        found.en[name] = getattr(english, name, "") if english else ""
    found.translated_of = dict(english.translated_of) if english else {}
    return found


def public_page(challenge: Challenge) -> tuple[ChallengePage | None, ChallengePage | None]:
    """Return (page in the reader's language or None, Japanese page): the Japanese fills what is not translated."""
    rows = ChallengePage.objects.filter(translation_key=challenge.translation_key).select_related("locale")
    pages = {page.locale.language_code: page for page in rows}
    return pages.get((get_language() or "ja")[:2]), pages.get("ja")


def write(challenge: Challenge, words: dict[str, dict[str, str]], user=None, *, publish: bool = False) -> list[str]:
    """Save ``words`` ({"ja": {name: text}, "en": …}) as a new draft of the pages; return the names that changed.

    English that changed counts as translating the present Japanese. ``publish`` makes the words public at once: only
    corrections do that.
    """
    changed = []
    for language in ("ja", "en"):
        given = {name: text for name, text in (words.get(language) or {}).items() if name in BY_NAME}
        if given:
            changed += _write_one(challenge, language, given, user, publish)
    return changed


def _write_one(challenge: Challenge, language: str, given: dict, user, publish: bool) -> list[str]:
    page = draft_of(challenge, language)
    if page is None and not any(given.values()):
        return []
    page = page or make_page(challenge, language)
    different = [name for name, text in given.items() if getattr(page, name) != text]
    title = (challenge.title_en if language == "en" else "") or challenge.title
    if not different and page.title == title and not publish:
        return []
    for name in different:
        setattr(page, name, given[name])
    if language == "en":
        _note_translation(challenge, page, different)
    page.title = page.draft_title = title
    revision = page.save_revision(user=user, changed=bool(different))
    if publish:
        revision.publish(user=user, skip_permission_checks=True)
    return [f"{name}_{language}" for name in different]


def _note_translation(challenge: Challenge, page: ChallengePage, different: list[str]) -> None:
    japanese = draft_of(challenge, "ja")
    for name in different:
        page.translated_of[name] = digest(getattr(japanese, name, "")) if getattr(page, name) and japanese else ""


def make_page(challenge: Challenge, language: str) -> ChallengePage:
    """Return a new unpublished page of the challenge; its address is the key until the code is given."""
    locale = Locale.objects.get(language_code=language)
    index = ChallengeIndexPage.objects.get(locale=locale)
    title = (challenge.title_en if language == "en" else "") or challenge.title
    page = ChallengePage(
        title=title, slug=challenge.slug, locale=locale, translation_key=challenge.translation_key, live=False
    )
    return index.add_child(instance=page)


def publish(challenge: Challenge, user=None) -> None:
    """Make the latest words public under the challenge's code; the Japanese page is made if there is none."""
    for language in ("ja", "en"):
        page = draft_of(challenge, language)
        if page is None and language == "ja":
            page = make_page(challenge, language)
        if page is None:
            continue
        page.slug = challenge.slug
        page.save_revision(user=user).publish(user=user, skip_permission_checks=True)


def missing(challenge: Challenge) -> list[str]:
    """Return the names of the required texts that are empty in Japanese."""
    page = draft_of(challenge, "ja")
    return [words.name for words in WORDS if words.required and not (page and getattr(page, words.name).strip())]
