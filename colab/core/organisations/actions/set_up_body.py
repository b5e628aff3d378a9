"""A public body with its units, programmes and posts, from a description kept in a file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from colab.core import clock
from colab.core.organisations import corporate_number
from colab.core.organisations.models import Body, Holding, Post, Programme, Unit, User

BODY = ("name", "name_en", "kind", "lg_code")
UNIT = ("name", "name_en", "kind", "contact")
PROGRAMME = ("code", "name", "name_en")
POST = ("role", "name", "name_en")


class WrongDescription(ValueError):
    """What the description says cannot be kept; the words say where."""


def set_up_body(told: dict[str, Any]) -> list[str]:
    """Make what is described and not there yet, and return a line for each row made; what is there stays as it is.

    ``told`` has the columns of the body and lists ``units``, ``programmes`` and ``posts``, which name each other by
    name and code (deploy/body.example.toml). A post's ``holder`` is taken only where nobody ever held the post:
    afterwards posts are handed over on the site. Raises ``WrongDescription``, and then nothing has been made.
    """
    made: list[str] = []
    with transaction.atomic():
        body = _body(told, made)
        units: dict[str, Unit] = {}
        for row in told.get("units", ()):
            parent = _named(units, row, "parent") if "parent" in row else None
            key = {"body": body, "parent": parent, "name": _word(row, "name")}
            units[row["name"]] = _keep(Unit, key, _columns(row, UNIT), made)
        programmes: dict[str, Programme] = {}
        for row in told.get("programmes", ()):
            columns = {**_columns(row, PROGRAMME), "body": body, "office_unit": _named(units, row, "office")}
            programmes[_word(row, "code")] = _keep(Programme, {"code": row["code"]}, columns, made)
            if programmes[row["code"]].body_id != body.pk:
                raise WrongDescription(f"programme {row['code']}: another body has this code")
        for row in told.get("posts", ()):
            programme = _named(programmes, row, "programme") if "programme" in row else None
            key = {"unit": _named(units, row, "unit"), "programme": programme, **_columns(row, ("role", "name"))}
            _hold(_keep(Post, key, _columns(row, POST), made), row, made)
    return made


def _body(told, made) -> Body:
    columns = _columns(told, BODY)
    number = corporate_number.normalise(told.get("corporate_number", ""))
    if not number and columns.get("lg_code"):
        number = corporate_number.for_body(columns["lg_code"])
    if not corporate_number.is_valid(number):
        raise WrongDescription(f"{_word(told, 'name')}: corporate_number is none")
    return _keep(Body, {"corporate_number": number}, columns, made)


def _hold(post: Post, row, made) -> None:
    email = row.get("holder")
    if not email or post.holdings.exists():
        return
    user = User.objects.filter(email__iexact=email).first()
    user = user or User.objects.create_user(email, name=row.get("holder_name", ""))
    Holding.objects.create(post=post, user=user, since=clock.today())
    made.append(f"{post}: {user.email}")


def _keep(model, key: dict, columns: dict, made: list[str]):
    """Return the row with this key; make it, checked as a form would, where there is none."""
    row = model.objects.filter(**key).first()
    if row is None:
        row = model(**{**columns, **key})
        try:
            row.full_clean()
        except ValidationError as error:
            raise WrongDescription(f"{model._meta.verbose_name} {row}: {error.message_dict}") from error
        row.save()
        made.append(f"{model._meta.verbose_name} {row}")
    return row


def _columns(row: dict, names) -> dict:
    return {name: row[name] for name in names if name in row}


def _word(row: dict, name: str) -> str:
    if not row.get(name):
        raise WrongDescription(f"{name} is missing in {row}")
    return row[name]


def _named(found: dict, row: dict, name: str):
    try:
        return found[row[name]]
    except KeyError:
        raise WrongDescription(
            f"{row.get('name', row)}: {name} {row.get(name, 'missing')!r} is not described above"
        ) from None
