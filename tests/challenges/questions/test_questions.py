"""Questions: asked until their deadline, answered for all, the asker hidden."""

import pytest
from django.urls import reverse

from challenges.questions.actions import Closed, ask
from challenges.questions.models import Question
from colab.core import clock
from colab.core.lifecycle import Refused, apply
from colab.core.notices.models import Notice
from colab.core.search.models import Entry
from colab.demo.builders.challenges import officer, open_challenge
from colab.demo.builders.people import as_actor, make_company, make_officer, make_unit, owner_of

pytestmark = pytest.mark.django_db
WORDS = {"question": "対象の施設は何か所ですか。", "answer": "3か所です。"}


def asker():
    return owner_of(make_company("株式会社質問者"))


def test_from_the_question_to_the_public_answer(client, client_for):
    challenge = open_challenge()
    person = asker()
    browser = client_for(person)
    page = reverse("questions:ask", args=[challenge.slug])
    assert client.get(page).status_code == 302
    assert page in client.get(reverse("challenges:detail", args=[challenge.slug])).content.decode()
    assert browser.post(page, {"body": "うちの製品見本くんは使えますか。"}).status_code == 302
    question = Question.objects.get()
    section = client_for(officer("section", challenge.unit))
    assert Notice.objects.filter(kind="question.asked").count() >= 1
    subject = reverse("work:subject", args=["question", question.key])
    shown = section.get(subject).content.decode()
    assert "見本くん" in shown and person.name not in shown and "株式会社質問者" not in shown
    answer = reverse("work:verb", args=["question", question.key, "answer"])
    assert section.post(answer, {"question": "", "answer": "x"}).status_code == 200
    assert section.post(answer, WORDS).status_code == 302
    assert section.get(reverse("questions:board")).status_code == 200
    assert section.post(reverse("questions:publish_all"), {"question": question.key}).status_code == 302
    question.refresh_from_db()
    assert (question.state, question.number) == ("published", 1)
    public = client.get(reverse("challenges:detail", args=[challenge.slug])).content.decode()
    assert WORDS["answer"] in public and "見本くん" not in public
    assert Notice.objects.filter(kind="question.published", user=person).count() == 1
    assert browser.get(subject).status_code == 200


def test_the_same_words_again_are_one_question():
    """After a broken connection people send once more."""
    challenge, person = open_challenge(), as_actor(asker())
    first = ask(challenge, actor=person, body="同じ質問です。")
    assert ask(challenge, actor=person, body="同じ質問です。") == first
    assert ask(challenge, actor=person, body="別の質問です。") != first
    assert ask(challenge, actor=as_actor(make_officer("section")), body="同じ質問です。") != first
    assert Question.objects.count() == 3
    section = as_actor(officer("section", challenge.unit))
    apply("decline", first, actor=section, reason="対象外です。")
    assert ask(challenge, actor=person, body="同じ質問です。") != first


def test_no_question_after_the_deadline():
    challenge = open_challenge()
    with clock.frozen(challenge.call.question_deadline), pytest.raises(Closed):
        ask(challenge, actor=as_actor(asker()), body="遅れた質問")
    assert not Question.objects.exists()


def test_unpublished_questions_are_for_asker_and_officers_only(client_for):
    challenge = open_challenge()
    question = ask(challenge, actor=as_actor(asker()), body="まだ答えのない質問")
    url = reverse("work:subject", args=["question", question.key])
    assert client_for(asker()).get(url).status_code == 404
    assert client_for(question.asker).get(url).status_code == 200
    on_challenge = reverse("work:subject", args=["challenge", challenge.key])
    readers = (officer("section", challenge.unit), officer("certifier", make_unit(name="別の課")))
    section, elsewhere = (client_for(user).get(on_challenge).content.decode() for user in readers)
    assert question.body in section and question.body not in elsewhere


def test_declining_needs_a_reason_and_tells_the_asker():
    challenge = open_challenge()
    question = ask(challenge, actor=as_actor(asker()), body="質問")
    section = as_actor(officer("section", challenge.unit))
    with pytest.raises(Refused):
        apply("decline", question, actor=section, reason=" ")
    question = apply("decline", question, actor=section, reason="他社の秘密に当たるため")
    assert question.state == "declined"
    assert Notice.objects.filter(kind="question.declined", user=question.asker).count() == 1


def test_questions_are_found_by_the_corrected_title_of_their_challenge():
    challenge = open_challenge()
    ask(challenge, actor=as_actor(asker()), body="機材は借りられますか。")
    head = as_actor(officer("head", challenge.unit))
    changes = {"title": "どうすれば見回りを減らせるか"}
    apply("correct", challenge, actor=head, reason="表記を改めました。", changes=changes, words=[])
    assert "見回りを減らせるか" in Entry.objects.get(kind="question").body
