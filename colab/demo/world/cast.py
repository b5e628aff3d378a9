"""The people of the demo: invented names, addresses in a domain that cannot exist."""

from datetime import date

from colab.core.organisations.models import Body, Holding, Post, Programme, Unit, User

DOMAIN = "demo.invalid"
SINCE = date(2020, 4, 1)


def person(handle: str, name: str, name_en: str, *, language: str = "ja") -> User:
    """Return the person with this handle, made at the first call."""
    email = f"{handle}@{DOMAIN}"
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email, name=name, name_en=name_en, language=language)


def post(user: User, role: str, unit: Unit, name: str, name_en: str, programme: Programme | None = None) -> User:
    """Let a person hold a post; safe to repeat."""
    row, _made = Post.objects.get_or_create(
        unit=unit, role=role, programme=programme, name=name, defaults={"name_en": name_en}
    )
    Holding.objects.get_or_create(post=row, user=user, since=SINCE)
    return user


def seed_office(tokyo: Body, programmes: dict[str, Programme]) -> dict[str, User]:
    """Make office, certifier, finance, auditor and editor, and return them by handle."""
    office = programmes["kyoso"].office_unit
    accounts = Unit.objects.get(body=tokyo, name="会計管理局")
    general = Unit.objects.get(body=tokyo, name="総務局")
    people = {
        "office": person("office", "事務 しおり", "Shiori Jimu"),
        "office.admin": person("office.admin", "統括 まこと", "Makoto Tokatsu"),
        "certifier": person("certifier", "認定 かおる", "Kaoru Nintei"),
        "certifier.second": person("certifier.second", "副署 あきら", "Akira Fukusho"),
        "finance": person("finance", "会計 みのる", "Minoru Kaikei"),
        "auditor": person("auditor", "監査 ただし", "Tadashi Kansa"),
        "editor": person("editor", "広報 はな", "Hana Koho"),
    }
    for programme in programmes.values():
        post(people["office"], "office", office, "事務局員", "Office staff", programme)
        post(people["office.admin"], "office_admin", office, "事務局長", "Head of office", programme)
    bureau = Unit.objects.get(body=tokyo, name="産業労働局")
    post(people["certifier"], "certifier", bureau, "認定担当課長", "Certifying officer")
    post(people["certifier.second"], "certifier", bureau, "認定担当主任", "Second certifying officer")
    post(people["finance"], "finance", accounts, "会計担当", "Finance officer")
    post(people["auditor"], "auditor", general, "監査担当", "Auditor")
    post(people["editor"], "editor", office, "広報担当", "Editor")
    return people


def seed_section(unit: Unit, handle: str, name: str, name_en: str) -> tuple[User, User]:
    """Make the officer and the head of a section, and return both."""
    officer = person(f"{handle}.officer", f"{name} ひかり", f"Hikari {name_en}")
    head = person(f"{handle}.head", f"{name} つよし", f"Tsuyoshi {name_en}")
    post(officer, "section", unit, "担当", "Officer")
    post(head, "head", unit, "課長", "Head of section")
    return officer, head
