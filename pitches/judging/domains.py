"""Mail domains, and whether one tells where somebody works."""

COMMON = frozenset(
    {
        "gmail.com", "googlemail.com", "yahoo.co.jp", "yahoo.com", "ymail.ne.jp", "outlook.com", "outlook.jp",
        "hotmail.com", "hotmail.co.jp", "live.jp", "live.com", "msn.com", "icloud.com", "me.com", "mac.com",
        "proton.me", "protonmail.com", "aol.com", "gmx.com", "fastmail.com", "zoho.com", "excite.co.jp", "goo.jp",
        "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "ymobile.ne.jp", "rakuten.jp",
        "nifty.com", "biglobe.ne.jp", "ocn.ne.jp", "plala.or.jp", "so-net.ne.jp", "dion.ne.jp", "jcom.home.ne.jp",
        "asahi-net.or.jp", "kcn.jp", "eonet.ne.jp",
    }
)  # fmt: skip
"""Free mail and home connections."""
RESERVED_ENDS = ("example", "invalid", "test", "localhost", "local")
"""Top-level names that belong to nobody (RFC 2606, RFC 6762)."""
RESERVED = ("example.com", "example.net", "example.org", "example.jp", "example.co.jp", "example.ne.jp")


def domain_of(email: str) -> str:
    """Return the part after the @, in small letters."""
    return (email or "").rpartition("@")[2].strip().lower().rstrip(".")


def tells_employer(domain: str) -> bool:
    """Return whether a shared ``domain`` says something: not free mail, and not one that is reserved for examples."""
    if not domain or domain in COMMON or domain.rpartition(".")[2] in RESERVED_ENDS:
        return False
    return not any(domain == name or domain.endswith(f".{name}") for name in RESERVED)
