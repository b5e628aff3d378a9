"""What is refused as a password, and what is not."""

import hashlib

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from colab.core.organisations.passwords import HOUSE_WORDS
from colab.demo.builders.people import make_user


def codes(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return {each.code for each in error.error_list}
    return set()


@pytest.mark.parametrize(
    ("password", "code"),
    [("short1!", "password_too_short"), ("qwertyuiop", "password_too_common"),
     ("Tokyo-Colab-2026", "password_house_words"), ("共創ラボ20262026!", "password_house_words")],
)  # fmt: skip
def test_refused(password, code):
    assert code in codes(password)


@pytest.mark.parametrize("password", ["three calm herons", "東京の夜は静かに更けていく", "x" * 200, "aaaaabbbbbccccc"])
def test_allowed_without_rules_of_composition(password):
    assert codes(password) == set()


@pytest.mark.django_db
def test_the_own_address_is_refused():
    assert "password_too_similar" in codes("hanakoyamada1", make_user("hanakoyamada@example.invalid"))


def test_stolen_passwords_are_looked_up_in_a_sorted_file(tmp_path, settings):
    stolen = [f"stolen phrase {number}" for number in range(500)]
    sums = sorted(hashlib.sha1(each.encode()).hexdigest().upper() for each in stolen)
    file = tmp_path / "leaked.txt"
    file.write_text("".join(f"{each}:{number}\r\n" for number, each in enumerate(sums)))
    settings.BREACHED_PASSWORDS_FILE = str(file)
    assert all("password_breached" in codes(each) for each in stolen)
    assert not any(codes(f"other phrase {number}") for number in range(500))


def test_the_words_of_the_house_are_documented(settings):
    told = (settings.BASE_DIR / "docs" / "security.md").read_text()
    assert [word for word in HOUSE_WORDS if f"`{word}`" not in told] == []
