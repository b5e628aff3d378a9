"""NUL characters in addresses."""

import pytest


def test_nul_in_the_query_is_dropped(client, db):
    assert client.get("/?a=x%00y").wsgi_request.GET["a"] == "xy"


@pytest.mark.parametrize("written", ["%%0000", "%%%000000", "%0%000"])
def test_taking_it_out_makes_no_new_one(client, db, written):
    assert "\0" not in client.get(f"/?a=x{written}y").wsgi_request.GET["a"]


def test_nul_in_the_path_is_refused(client, db):
    assert client.get("/challenges/%00/").status_code == 400
