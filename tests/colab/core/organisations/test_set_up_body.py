"""The first body of a real site comes from a file."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from colab.core import clock
from colab.core.access import Actor
from colab.core.organisations.actions.hand_over import hand_over, posts_to_hand_over
from colab.core.organisations.models import Body, Holding, Post, Programme, Unit, User

pytestmark = pytest.mark.django_db
EXAMPLE = settings.BASE_DIR / "deploy" / "body.example.toml"


def counts():
    return [model.objects.count() for model in (Body, Unit, Programme, Post, Holding, User)]


def set_up(tmp_path, text):
    path = tmp_path / "body.toml"
    path.write_text(text, encoding="utf-8")
    call_command("set_up_body", str(path))


def test_the_example_makes_an_office_that_can_work(capsys):
    call_command("set_up_body", str(EXAMPLE))
    body = Body.objects.get(lg_code="139998")
    assert body.corporate_number == "1000020139998" and body.units.count() == 2
    actor = Actor.of(User.objects.get(email="office@colab.example"))
    assert actor.grants.programmes("office_admin") == {Programme.objects.get(code="kyoso").pk}
    assert posts_to_hand_over(actor).count() == 3
    assert capsys.readouterr().out.endswith("8 made\n")


def test_what_is_there_stays_and_what_is_new_is_added(tmp_path):
    call_command("set_up_body", str(EXAMPLE))
    before = counts()
    call_command("set_up_body", str(EXAMPLE))
    assert counts() == before
    office = Actor.of(User.objects.get(email="office@colab.example"))
    post = Post.objects.get(role="office_admin")
    hand_over(actor=office, post=post, email="next@example.invalid", since=clock.today() + timedelta(days=30))
    unit = '[[units]]\nname = "総務課"\nkind = "section"\nparent = "環境部 資源循環課"\n'
    set_up(tmp_path, EXAMPLE.read_text(encoding="utf-8") + unit)
    assert Unit.objects.get(name="総務課").parent.name == "環境部 資源循環課"
    assert post.holdings.count() == 2  # the file's holder did not come back


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('lg_code = "139998"', 'corporate_number = "1234567890123"', "corporate_number"),
        ('kind = "city"', 'kind = "kingdom"', "kingdom"),
        ('office = "企画部 共創推進課"', 'office = "ない課"', "ない課"),
        ('role = "head"', 'role = "king"', "king"),
        ('programme = "kyoso"\n', "", "post_office|プログラム|事業"),
        ('name = "例示市"\n', "", "name"),
        ('kind = "city"', "kind = city", "Invalid value"),
    ],
)
def test_a_wrong_file_makes_nothing(tmp_path, old, new, words):
    before, text = counts(), EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(CommandError, match=words):
        set_up(tmp_path, text.replace(old, new, 1))
    assert counts() == before


def test_a_programme_of_another_body_is_not_taken_over(tmp_path):
    call_command("set_up_body", str(EXAMPLE))
    before = counts()
    with pytest.raises(CommandError, match="another body"):
        set_up(tmp_path, EXAMPLE.read_text(encoding="utf-8").replace("139998", "131032"))
    assert counts() == before
