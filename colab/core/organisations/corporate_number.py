"""法人番号: thirteen digits, the first of which checks the other twelve (平成26年財務省令第70号 第2条)."""

import unicodedata


def normalise(text: str) -> str:
    """Return ``text`` as it would be typed plainly: half-width digits, no spaces, hyphens or a leading T."""
    digits = unicodedata.normalize("NFKC", text or "").strip().upper().removeprefix("T")
    return "".join(c for c in digits if c not in " -‐‑–—ー−　")


def check_digit(base: str) -> int:
    """Return the check digit, 1 to 9, of a twelve-digit base; raises ``ValueError`` for anything else."""
    if len(base) != 12 or not (base.isascii() and base.isdigit()):
        raise ValueError("the base of a corporate number has twelve digits")
    total = sum(int(digit) * (1 if n % 2 else 2) for n, digit in enumerate(reversed(base), start=1))
    return 9 - total % 9


def is_valid(number: str) -> bool:
    """Whether ``number`` (already normalised) has thirteen digits and the right check digit."""
    if len(number) != 13 or not (number.isascii() and number.isdigit()):
        return False
    return int(number[0]) == check_digit(number[1:])


def for_body(lg_code: str) -> str:
    """Return the corporate number of a local government from its six-digit code."""
    base = "000020" + lg_code
    return f"{check_digit(base)}{base}"
