"""Who walks: people of a bureau, its office, the certifying officer, finance, a team, judges and experts."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from colab.core.organisations.models import Programme, Unit, User
from colab.demo.builders.people import hold, make_body, make_programme, make_unit, make_user

PASSWORD = "hinata-no-michi-24"


@dataclass
class Cast:
    """The people of a walk and where they work."""

    unit: Unit
    programme: Programme
    section: User
    second: User
    head: User
    office: User
    certifier: User
    certifier_second: User
    finance: User
    finance_second: User
    auditor: User
    founder: User
    judges: list[User]
    experts: list[User]


def make_cast() -> Cast:
    """Return the cast, each with the posts they hold; no challenge, no organisation yet."""
    tokyo = make_body()
    unit = make_unit(tokyo, "環境局 資源循環課")
    industry = make_unit(tokyo, "産業労働局 創業支援課", name_en="Bureau of Industry, Start-ups")
    accounts = make_unit(tokyo, "会計管理局 会計課", name_en="Bureau of Accounting")
    general = make_unit(tokyo, "総務局 行政監察室", name_en="Bureau of General Affairs, Inspection")
    programme = make_programme(tokyo)

    def person(name: str, handle: str, role: str, of: Unit) -> User:
        return hold(make_user(f"{handle}@example.invalid", name=name, password=PASSWORD), role, of)

    office = make_user("office@example.invalid", name="事務 しおり", password=PASSWORD)
    cast = Cast(
        unit=unit,
        programme=programme,
        section=person("資源 ひかり", "section", "section", unit),
        second=person("循環 まもる", "second", "section", unit),
        head=person("課長 つよし", "head", "head", unit),
        office=hold(office, "office", programme=programme),
        certifier=person("認定 かおる", "certifier", "certifier", industry),
        certifier_second=person("副署 あきら", "certifier2", "certifier", industry),
        finance=person("会計 みのる", "finance", "finance", accounts),
        finance_second=person("出納 さくら", "finance2", "finance", accounts),
        auditor=person("監査 ただし", "auditor", "auditor", general),
        founder=make_user("founder@example.invalid", name="起業 みらい", password=PASSWORD),
        judges=[make_user(f"judge{n}@example.invalid", name=f"審査 {n}郎") for n in (1, 2, 3)],
        experts=[make_user(f"expert{n}@example.invalid", name=f"学識 {n}子") for n in (1, 2)],
    )
    for user in (cast.office, cast.founder, *cast.judges):
        proved = {"verified": True, "primary": True}
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults=proved)
    return cast
