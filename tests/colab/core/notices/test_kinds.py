"""Every registered kind of every room is complete: a label, a category, a template with a subject."""

import re

import pytest
from django.template.loader import get_template
from django.utils import translation

from colab.core.notices.enums import Category
from colab.core.notices.kinds import Kind, all_kinds, kind_of, mutable_categories, register

KINDS = {kind.code: kind for kind in all_kinds()}


@pytest.mark.parametrize("code", sorted(KINDS))
def test_kind_is_complete(code):
    kind = KINDS[code]
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", code)
    assert kind.category in Category
    for language in ("ja", "en"):
        with translation.override(language):
            assert str(kind.label)
    source = get_template(kind.template_name()).template.source
    assert re.match(r"({%\s*load [^%]*%}\s*)?Subject: \S", source), "the first line of the mail is its subject"


def test_codes_are_given_once():
    with pytest.raises(ValueError):
        register(type("Other", (Kind,), {"code": "notices.letter"}))
    with pytest.raises(LookupError):
        kind_of("nothing.known")


def test_decisions_cannot_be_muted_by_category_alone():
    assert Category.MAILING not in mutable_categories()
