"""Files with the real scanner and a real object store."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from colab.core import clock, files, outbox
from colab.core.access import Actor
from colab.core.files import housekeeping
from colab.core.files.models import StoredFile
from colab.core.files.models.stored import private_storage
from colab.core.files.scanner import CHUNK, EICAR, ask_clamd
from colab.demo.builders.people import make_company, make_user, owner_of

PURPOSE = files.purpose("test.services", "資料", rule="view").code


@pytest.mark.needs("clamd")
def test_clamd_tells_clean_from_infected(service_url):
    url = service_url("clamd")
    assert ask_clamd(BytesIO("本文".encode()), url) == ""
    assert ask_clamd(BytesIO(b"x" * (CHUNK * 3 + 1)), url) == ""
    assert "eicar" in ask_clamd(BytesIO(EICAR), url).lower()


@pytest.mark.needs("clamd")
@pytest.mark.django_db
def test_infected_uploads_are_refused(service_url, settings):
    settings.CLAMD_URL = service_url("clamd")
    company = make_company()
    states = {}
    for name, data in (("good.txt", "本文".encode()), ("bad.txt", EICAR)):
        stored = files.store(
            SimpleUploadedFile(name, data),
            actor=Actor.of(owner_of(company)),
            machine="organisation",
            key=company.key,
            purpose=PURPOSE,
        )
        outbox.drain()
        stored.refresh_from_db()
        states[name] = stored.state
    assert states == {"good.txt": "clean", "bad.txt": "infected"}


@pytest.fixture
def bucket(service_url, settings, monkeypatch):
    """Store uploads in the object store instead of memory."""
    url = urlsplit(service_url("s3"))
    options = {
        "access_key": url.username,
        "secret_key": url.password,
        "bucket_name": url.path.strip("/"),
        "endpoint_url": f"http://{url.hostname}:{url.port}",
        "region_name": "ap-northeast-1",
        "addressing_style": "path",
        "signature_version": "s3v4",
        "file_overwrite": False,
        "default_acl": None,
        "location": "files",
    }
    backend = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    with override_settings(STORAGES={**settings.STORAGES, "files": backend}):
        # The model's field asked for its storage when it was made.
        monkeypatch.setattr(StoredFile._meta.get_field("blob"), "storage", private_storage())
        yield


@pytest.mark.needs("s3")
@pytest.mark.django_db
def test_bytes_in_an_object_store_are_served_through_us_only(bucket, client_for):
    company = make_company()
    stored = files.store(
        SimpleUploadedFile("見積.txt", "金額".encode()),
        actor=Actor.of(owner_of(company)),
        machine="organisation",
        key=company.key,
        purpose=PURPOSE,
    )
    outbox.drain()
    answer = client_for(owner_of(company)).get(stored.get_absolute_url())
    assert b"".join(answer.streaming_content).decode() == "金額"
    assert client_for(make_user()).get(stored.get_absolute_url()).status_code == 404
    name = stored.blob.name
    housekeeping.tidy()
    assert private_storage().exists(name)
    stored.refresh_from_db()
    files.remove(stored)
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        outbox.drain()
    assert not private_storage().exists(name)
