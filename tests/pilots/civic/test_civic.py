"""The civic-tech route: no contract, no corporate number."""

import pytest

from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, apply
from colab.demo.builders import civic
from colab.demo.builders.people import as_actor, make_user
from pilots.civic.models import CivicProject

pytestmark = pytest.mark.django_db


def test_from_match_to_adoption():
    project = civic.adopted_project()
    assert (project.state, project.group.corporate_number) == ("adopted", None)
    project.pitch.refresh_from_db()
    assert project.pitch.state == "adopted_by_municipality"
    assert verify_all().ok


def test_open_source_needs_a_licence():
    project = civic.matched_project()
    actor = civic.group_of(project)
    project = apply("form_team", project, actor=actor, team="8人")
    project = apply("build", project, actor=actor)
    with pytest.raises(GuardFailed):
        apply("publish_oss", project, actor=actor, repository_url="https://example.invalid/x", licence="")
    assert CivicProject.objects.get().state == "built"


def test_each_body_stands_once():
    project = civic.adopted_project()
    actor = as_actor(civic.officer("office", programme=project.programme))
    with pytest.raises(GuardFailed):
        apply("adopt", project, actor=actor, body=project.adoptions.get().body, on=project.adoptions.get().on)


def test_feedback_and_answer():
    project = civic.published_project()
    project = apply("give_feedback", project, actor=as_actor(make_user()), words="地図が見やすいです。")
    item = project.feedback.get()
    with pytest.raises(NotAllowed):
        apply("answer_feedback", project, actor=as_actor(make_user()), feedback=item, answer="x")
    apply("answer_feedback", project, actor=civic.group_of(project), feedback=item, answer="ありがとうございます。")
    item.refresh_from_db()
    assert item.answer


def test_pages(client):
    project = civic.adopted_project()
    for path in ("/civic/", f"/civic/{project.key}/", "/en/civic/"):
        assert client.get(path).status_code == 200
    client.force_login(civic.group_of(project).user)
    assert client.get("/work/civic/").status_code == 200
    assert client.get(f"/work/s/civic/{project.key}/").status_code == 200
