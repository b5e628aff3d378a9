"""What people type who ask why something was bought finds the case that answers."""

import pytest

from colab.core.search.service import query
from colab.demo.builders.cases import whole_case

pytestmark = pytest.mark.django_db


def test_a_case_is_found_by_the_words_of_its_question():
    contract = whole_case()
    for words in ("入札", "随意契約", "理由", "tender", contract.code):
        found = [hit.url for hit in query(words)]
        assert f"/cases/{contract.code}/" in found, words
    assert f"/cases/{contract.code}/" not in [hit.url for hit in query("入札 -入札せず")]
