"""The mails of the demo, as a page."""

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.http import Http404
from django.test import RequestFactory

from colab.demo.letters import newest
from colab.demo.views.letters import letters


def test_mails_are_read_newest_first(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    backend = EmailBackend(file_path=str(tmp_path))
    to = ["花子 <h@example.invalid>"]
    for n in (1, 2):
        mail = EmailMessage(f"お支払い{n}", f"お支払い先：\nhttp://x.invalid/{n}/\n-----", to=to)
        backend.send_messages([mail])
    found = newest()
    assert [each.subject for each in found] == ["お支払い2", "お支払い1"]
    assert found[0].to == "花子 <h@example.invalid>" and "お支払い先：\nhttp://x.invalid/2/" in found[0].text
    assert len(newest(1)) == 1


@pytest.mark.django_db
def test_the_page_is_the_demos_alone(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    with pytest.raises(Http404):
        letters(RequestFactory().get("/demo/mail/"))
