"""NUL characters in addresses."""


def test_nul_in_the_query_is_dropped(client, db):
    assert client.get("/?a=x%00y").wsgi_request.GET["a"] == "xy"


def test_nul_in_the_path_is_refused(client, db):
    assert client.get("/challenges/%00/").status_code == 400
