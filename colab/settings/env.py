"""Reading the environment: one variable per part, empty means absent; a value that cannot be right ends the program.

It ends with one line that names the variable, what is wrong and what to do, and never what stands in it.
"""

import os
from email.utils import parseaddr
from pathlib import Path
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit


def refuse(name: str, wrong: str, advice: str) -> NoReturn:
    """End the program: whoever started it reads one line, and no address with a password in it."""
    raise SystemExit(f"{name}: {wrong}. {advice}")


BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as _error:
    refuse("VAR_DIR", f"the folder cannot be made ({_error.strerror})", "Name one in which this user may write.")

WITHOUT_HOST = ("postgres", "postgresql", "sqlite", "memory", "filesystem", "redis+socket")
"""Without a host PostgreSQL is asked over its socket; the others have none."""
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def text(name, default=""):
    """Return the variable, or the default where it is missing or empty."""
    return os.environ.get(name) or default


def flag(name, default=False):
    """Return whether the variable says yes (1, true, yes, on) or no (0, false, no, off)."""
    value = os.environ.get(name, "").lower()
    if value and value not in YES + NO:
        refuse(name, "is neither yes nor no", "Write 1 or 0.")
    return value in YES if value else default


def words(name, default=""):
    """Return the comma-separated variable as a list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def number(name: str, default: int) -> int:
    """Return the variable as a whole number of one or more."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        refuse(name, "is no whole number above 0", f"Write {default}, or leave it out.")
    return int(value)


def choice(name: str, among: tuple[str, ...], default: str) -> str:
    """Return the variable, which is one of a few words."""
    value = text(name, default)
    if value not in among:
        refuse(name, "is none of the words it may be", f"Write one of: {', '.join(among)}.")
    return value


def sender(name: str, default: str) -> str:
    """Return a mail address, with or without a name before it."""
    value = text(name, default)
    if "@" not in parseaddr(value)[1].strip("@"):
        refuse(name, "is no mail address", "Write it as in: 'Name <somebody@colab.example>'.")
    return value


def address(name: str, schemes: tuple[str, ...], example: str, default: str = "") -> str:
    """Return an address of one of these schemes, with a host; the default where the variable is empty."""
    value = text(name, default)
    if value:
        split(name, value, schemes, example)
    return value


def split(name: str, value: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    """Return the parts of an address; ends the program where it has another scheme, no host or no such port."""
    advice = f"Write it as in: {example}"
    try:
        parts = urlsplit(value)
        _port = parts.port
    except ValueError:
        refuse(name, "cannot be read as an address (are / # ? @ : % of a password written as %2F and so on?)", advice)
    if parts.scheme not in schemes or "://" not in value:
        refuse(name, f"begins with none of {', '.join(f'{scheme}://' for scheme in schemes)}", advice)
    if not parts.hostname and parts.scheme not in WITHOUT_HOST:
        refuse(name, "names no host", advice)
    return parts


def file(name: str) -> str:
    """Return the path that the variable names, after looking whether it can be read."""
    path = text(name)
    if path:
        try:
            with open(path, "rb"):
                pass
        except OSError as error:
            refuse(name, f"the file cannot be read ({error.strerror})", "Is the path right, and may this user read it?")
    return path
