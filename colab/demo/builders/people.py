"""People, bodies, posts and organisations."""

from datetime import date
from itertools import count
from typing import Any

from colab.core.access import Actor
from colab.core.organisations import corporate_number
from colab.core.organisations.models import (
    Body,
    Holding,
    Membership,
    Organisation,
    Post,
    Programme,
    Unit,
    User,
)

_numbers = count(1)
TOKYO_CODE = "130001"
FAMILIES = ("若狭", "三枝", "鷲尾", "花房", "古賀", "真柴", "結城", "香坂", "矢島", "早瀬", "霧島", "四方", "名取")
GIVEN = ("ことね", "いさむ", "さつき", "のぞむ", "かなで", "しゅう", "みずき", "たくみ", "ほのか", "じん", "ゆら")


def make_user(email: str = "", *, name: str = "", language: str = "ja", password: str | None = None) -> User:
    """Return a person; the address is made up when none is given."""
    n = next(_numbers)
    email = email or f"person{n}@example.invalid"
    return User.objects.create_user(email, password, name=name or invented_name(n), language=language)


def invented_name(n: int) -> str:
    """Return the n-th invented name of a person."""
    return f"{FAMILIES[n % len(FAMILIES)]} {GIVEN[n // 3 % len(GIVEN)]}"


def as_actor(user: Any) -> Actor:
    """Return the actor of a person, with rights loaded anew."""
    return Actor.of(User.objects.get(pk=user.pk))


def make_body(
    name: str = "東京都", *, name_en: str = "Tokyo Metropolis", kind: str = "prefecture", lg_code: str = TOKYO_CODE
) -> Body:
    """Return the public body with this code, made at the first call."""
    body, _made = Body.objects.get_or_create(
        lg_code=lg_code,
        defaults={
            "name": name,
            "name_en": name_en,
            "kind": kind,
            "corporate_number": corporate_number.for_body(lg_code),
        },
    )
    return body


def make_unit(
    body: Body | None = None,
    name: str = "環境局 資源循環課",
    *,
    name_en: str = "Bureau of Environment, Recycling",
    parent: Unit | None = None,
    kind: str = "section",
) -> Unit:
    """Return the unit of this name in the body, made at the first call."""
    body = body or make_body()
    unit, _made = Unit.objects.get_or_create(
        body=body,
        parent=parent,
        name=name,
        defaults={"name_en": name_en, "kind": kind, "contact": "section@example.invalid"},
    )
    return unit


def make_programme(
    body: Body | None = None, code: str = "upgrade", *, name: str = "協働プロジェクト", office: Unit | None = None
) -> Programme:
    """Return the programme with this code, with an office of its own, made at the first call."""
    body = body or make_body()
    office = office or make_unit(body, "共創推進室", name_en="Co-creation Office")
    programme, _made = Programme.objects.get_or_create(
        code=code, defaults={"body": body, "office_unit": office, "name": name, "name_en": "Co-creation projects"}
    )
    return programme


def make_post(
    role: str, unit: Unit | None = None, *, programme: Programme | None = None, name: str = "", name_en: str = ""
) -> Post:
    """Return a post with ``role``; posts of an office get a programme."""
    if role in ("office", "office_admin"):
        programme = programme or make_programme(unit.body if unit else None)
        unit = unit or programme.office_unit
    unit = unit or make_unit()
    titles = {
        "section": ("主任", "Officer"),
        "head": ("課長", "Head of section"),
        "office": ("事務局員", "Office staff"),
        "office_admin": ("事務局長", "Head of office"),
        "certifier": ("認定担当課長", "Certifying officer"),
        "finance": ("会計担当", "Finance officer"),
        "auditor": ("監査担当", "Auditor"),
        "editor": ("広報担当", "Editor"),
    }
    name, name_en = name or titles[role][0], name_en or titles[role][1]
    post, _made = Post.objects.get_or_create(
        role=role, unit=unit, programme=programme, name=name, defaults={"name_en": name_en}
    )
    return post


def hold(
    user: User,
    role: str,
    unit: Unit | None = None,
    *,
    programme: Programme | None = None,
    since: date = date(2020, 4, 1),
    deputy: bool = False,
) -> User:
    """Let ``user`` hold a post with ``role`` and return the person."""
    Holding.objects.create(post=make_post(role, unit, programme=programme), user=user, since=since, deputy=deputy)
    return user


def make_officer(
    role: str, unit: Unit | None = None, *, programme: Programme | None = None, email: str = "", name: str = ""
) -> User:
    """Return a new person who holds a post with ``role``."""
    return hold(make_user(email, name=name), role, unit, programme=programme)


def invented_number(n: int) -> str:
    """Return the n-th corporate number for an invented company: valid check digit, a registry office not in use."""
    base = f"999901{n:06d}"
    return f"{corporate_number.check_digit(base)}{base}"


def make_company(name: str = "", *, owner: User | None = None, number: str = "", **columns: Any) -> Organisation:
    """Return a registered company with one owner."""
    n = next(_numbers)
    values = {
        "name_en": "" if name else f"Sample {n} Inc.",
        "representative": "見本 一郎",
        "representative_title": "代表取締役",
        "contact_email": "info@example.invalid",
        "established_on": date(2019, 4, 1),
        "capital_yen": 10_000_000,
        "employees": 12,
        "address": "東京都新宿区西新宿2-8-1",
    }
    company = Organisation.objects.create(
        kind="company",
        state="registered",
        name=name or f"株式会社見本{n}",
        corporate_number=number or invented_number(n),
        **(values | columns),
    )
    Membership.objects.create(organisation=company, user=owner or make_user(), role="owner")
    return company


def make_civic_group(name: str = "", *, owner: User | None = None, **columns: Any) -> Organisation:
    """Return a registered civic-tech group, which has no corporate number."""
    values = {"representative": "見本 花子", "contact_email": "group@example.invalid", "members_count": 8}
    group = Organisation.objects.create(
        kind="civic_group", state="registered", name=name or f"シビックテック見本{next(_numbers)}", **(values | columns)
    )
    Membership.objects.create(organisation=group, user=owner or make_user(), role="owner")
    return group


def owner_of(organisation: Organisation) -> User:
    """Return the first owner of an organisation."""
    return organisation.memberships.filter(role="owner").order_by("pk").first().user
