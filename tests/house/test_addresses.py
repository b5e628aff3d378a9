"""`maybe_url` is silent where a name is unknown, so a mistyped name would leave an empty link: none is left."""

import re
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, get_resolver

NAMED = re.compile(r"""maybe_url ['"]([\w:.-]+)['"]""")


def known(patterns, namespace=""):
    """Return all names of addresses, with their namespaces."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from known(pattern.url_patterns, inner)


def test_every_name_in_the_templates_is_an_address():
    names = set(known(get_resolver().url_patterns))
    wrong = [
        f"{path.name}: {name}"
        for path in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for name in NAMED.findall(path.read_text())
        if name not in names
    ]
    assert wrong == []
