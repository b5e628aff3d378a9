"""The real names and codes in the fictional world."""

from colab.core.organisations import corporate_number
from colab.demo.world.municipalities import check_digit, municipalities


def test_there_are_62_municipalities_with_right_codes():
    rows = municipalities()
    assert len(rows) == 62
    kinds = [kind for _code, kind, _name, _english in rows]
    assert [kinds.count(kind) for kind in ("ward", "city", "town", "village")] == [23, 26, 5, 8]
    for code, _kind, name, _english in rows:
        assert check_digit(code[:5]) == int(code[5]), name
        assert corporate_number.is_valid(corporate_number.for_body(code)), name


def test_known_corporate_numbers():
    assert corporate_number.for_body("130001") == "8000020130001"
    assert corporate_number.for_body("131016") == "8000020131016"
    assert corporate_number.for_body("132012") == "1000020132012"
