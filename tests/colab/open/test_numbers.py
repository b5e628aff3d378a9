"""A number copied from paper leads to its page, however it is written."""

import pytest

from colab.demo.builders import challenges, legal

pytestmark = pytest.mark.django_db


def test_numbers_in_addresses_may_be_written_small(client):
    contract = legal.contract_at("post_published")
    for path in (
        f"/contracts/{contract.code}/",
        f"/certified/{contract.certification.code}/",
        f"/cases/{contract.code}/",
    ):
        assert client.get(path).status_code == 200
        assert client.get(path.lower()).status_code == 200


def test_a_challenge_is_found_by_its_number_in_capitals(client):
    challenge = challenges.open_challenge()
    answer = client.get(f"/challenges/{challenge.code}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/challenges/{challenge.code.lower()}/")
