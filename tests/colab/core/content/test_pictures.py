"""Pictures of editors' pages: uploaded in the admin, seen by everybody once published, from our own host only."""

import io
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from challenges.pages.models import ChallengePage
from colab.core.content.models import ContentImage, NewsIndexPage, NewsPage
from colab.demo.builders.challenges import draft_challenge, open_challenge
from colab.demo.builders.people import make_officer, make_user
from colab.ops import pagecache

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves it to Python to close what it draws in.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]
ELSEWHERE = {"BACKEND": "tests.colab.core.content.elsewhere.ElsewhereStorage"}


@pytest.fixture(params=["here", "elsewhere"])
def stored(request, settings):
    """Files lie in a folder, or where addresses are signed ones of another host."""
    if request.param == "elsewhere":
        settings.STORAGES = {**settings.STORAGES, "default": ELSEWHERE}
    return request.param


def drawn(colour="teal", kind="PNG", size=(1200, 900)):
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, kind)
    return made.getvalue()


def uploaded(editor, name="bridge.png", description="橋の写真", **fields):
    """Upload a picture as an editor does and return it."""
    file = SimpleUploadedFile(name, drawn(), content_type="image/png")
    answer = editor.post("/cms/images/add/", {"title": "橋", "file": file, "description": description, **fields})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return ContentImage.objects.latest("pk")


def form_of(image, **fields):
    """Return what the admin posts for a piece of news with the picture on top and once more in its text."""
    figure = {"type": "figure", "deleted": "", "order": "0", "id": ""}
    form = {f"body-0-{name}": value for name, value in figure.items()}
    form |= {"body-0-value-picture-image": image.pk, "body-0-value-picture-alt_text": "夕方の橋"}
    form |= {"body-count": "1", "body-0-value-caption": "説明", "picture": image.pk, "date": "2026-11-29"}
    form |= {"title": "橋ができた", "slug": "bridge", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return form | {"comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "1000", **fields}


def written(editor, image, **fields):
    """Write a piece of news with the picture and return its page."""
    parent = NewsIndexPage.objects.get(locale__language_code="ja")
    answer = editor.post(f"/cms/pages/add/content/newspage/{parent.pk}/", form_of(image, **fields))
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return NewsPage.objects.get(slug="bridge")


def published(client_for):
    """Return an administrator's browser, the picture it uploaded and the news it published with it."""
    admin = client_for(make_officer("office_admin"))
    image = uploaded(admin)
    return admin, image, written(admin, image, **{"action-publish": "1"})


class Asked:
    """An answer that was read to its end, which also closes the file."""

    def __init__(self, browser, address, method="get", **options):
        answer = getattr(browser, method)(address, **options)
        self.status = answer.status_code
        self.headers = answer.headers
        self.body = b"".join(answer) if answer.streaming else answer.content

    def size(self):
        with Image.open(io.BytesIO(self.body)) as picture:
            return picture.size


def statuses(addresses, *browsers):
    return [Asked(browser, address).status for browser in browsers or [Client()] for address in addresses]


def pictures_on(page):
    return re.findall(r'<img[^>]*\bsrc="([^"]+)"', page)


def addresses(image):
    return [row.url for row in image.renditions.exclude(filter_spec="original").order_by("pk")]


def test_a_picture_goes_from_the_editor_to_everybody(client, client_for, stored):
    published(client_for)
    page = client.get("/news/bridge/").content.decode()
    found = pictures_on(page)
    assert len(found) == 2 and 'alt="橋の写真"' in page and 'alt="夕方の橋"' in page
    for address in found:
        answer = Asked(client, address)
        assert answer.status == 200 and address.startswith("/pictures/")
        assert answer.size()[0] <= 960 and answer.body.startswith(b"\x89PNG")
        assert answer.headers["Content-Type"] == "image/png" and answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert Asked(client_for(make_user()), address).headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "path", ["/cms/images/", "/cms/images/{pk}/", "/cms/images/chooser/results/", "/cms/pages/{page}/edit/"]
)
def test_the_admin_shows_it_from_our_host(client_for, stored, path):
    admin, image, page = published(client_for)
    shown = admin.get(path.format(pk=image.pk, page=page.pk))
    assert shown.status_code == 200 and "bucket.example" not in shown.content.decode()
    found = [address for address in pictures_on(shown.content.decode()) if not address.startswith("/static/")]
    assert found and all(address.startswith("/pictures/") for address in found)
    assert set(statuses(found, admin)) == {200}


def test_an_address_is_asked_politely(client, client_for):
    published(client_for)
    address = pictures_on(client.get("/news/bridge/").content.decode())[0]
    whole = Asked(client, address)
    head = Asked(client, address, method="head")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(whole.body)))
    again = Asked(client, address, headers={"if-none-match": whole.headers["ETag"]})
    assert (again.status, again.body) == (304, b"") and "immutable" in again.headers["Cache-Control"]
    assert client.post(address).status_code == 405
    start, name = address.rsplit("/", 1)
    for wrong in (f"{start}/other.png", f"{start[:-1]}x/{name}", f"/pictures/999999-{'0' * 16}/{name}"):
        answer = Asked(client, wrong)
        assert answer.status == 404 and "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_file_that_is_lost_is_absent(client, client_for, stored):
    _admin, image, _page = published(client_for)
    found = pictures_on(client.get("/news/bridge/").content.decode())
    for rendition in image.renditions.order_by("pk"):
        rendition.file.storage.delete(rendition.file.name)
    assert set(statuses(found)) == {404}


def test_a_draft_shows_its_picture_to_editors_only(client_for):
    editor = client_for(make_officer("editor"))
    image = uploaded(editor)
    page = written(editor, image)
    editor.get(f"/cms/images/{image.pk}/")
    assert not page.live and addresses(image)
    others = (Client(), client_for(make_user()), client_for(make_officer("section")))
    assert set(statuses(addresses(image), *others)) == {404}
    answer = Asked(editor, addresses(image)[0])
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "private, no-store")


def test_a_page_that_is_taken_back_takes_its_picture_along(client, client_for):
    _admin, _image, page = published(client_for)
    found = pictures_on(client.get("/news/bridge/").content.decode())
    assert statuses(found) == [200, 200]
    page.unpublish()
    assert statuses(found) == [404, 404]


def test_a_page_for_some_keeps_its_picture_from_others(client, client_for):
    _admin, image, page = published(client_for)
    client.get("/news/bridge/")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert set(statuses(addresses(image))) == {404}


def test_a_collection_for_some_keeps_its_pictures_from_others(client, client_for):
    _admin, image, _page = published(client_for)
    client.get("/news/bridge/")
    image.collection = Collection.get_first_root_node().add_child(name="内部")
    image.save()
    assert set(statuses(addresses(image))) == {200}
    CollectionViewRestriction.objects.create(collection=image.collection, restriction_type="login")
    assert set(statuses(addresses(image))) == {404}
    let_in = Asked(client_for(make_user()), addresses(image)[0])
    assert (let_in.status, let_in.headers["Cache-Control"]) == (200, "private, no-store")


def test_the_original_is_for_editors_only(client, client_for, stored):
    admin, image, _page = published(client_for)
    listed = admin.get(f"/cms/images/{image.pk}/").content.decode()
    original = f"/cms/images/{image.pk}/preview/original/"
    assert image.file.url == original and f'href="{original}"' in listed
    assert Asked(admin, original).size() == (1200, 900)
    assert "login" in client.get(original).url and statuses([original], client_for(make_user())) == [404]
    whole = image.get_rendition("original")
    assert whole.url == original
    assert statuses([f"/pictures/{whole.pk}-{whole.mark}/{whole.name}"], client, admin) == [404, 404]
    stored_at = [f"/media/{file}" for file in (image.file.name, whole.file.name)]
    assert set(statuses(stored_at, client, admin)) == {404}


def test_only_pictures_with_a_description_are_taken(client_for):
    editor = client_for(make_officer("editor"))
    svg = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    for fields in ({"description": ""}, {"file": svg}):
        made = {"title": "橋", "file": SimpleUploadedFile("a.png", drawn()), "description": "橋", **fields}
        assert editor.post("/cms/images/add/", made).status_code == 200
    assert not ContentImage.objects.exists()


def test_editors_upload_no_portrait(client_for):
    editor = client_for(make_officer("editor"))
    page = editor.get("/cms/account/")
    assert page.status_code == 200 and 'type="file"' not in page.content.decode()


@pytest.mark.parametrize("opened", [True, False])
def test_a_challenge_shows_its_picture_when_it_opens(client_for, opened):
    editor = client_for(make_officer("editor"))
    image, other = uploaded(editor), uploaded(editor)
    challenge = open_challenge() if opened else draft_challenge()
    page = ChallengePage.objects.get(translation_key=challenge.translation_key, locale__language_code="ja")
    page.extras = [("figure", {"picture": image, "caption": ""})]
    page.live = True
    page.save()
    found = [each.get_rendition("max-960x720").url for each in (image, other)]
    assert statuses(found) == [200 if opened else 404, 404]


@pytest.mark.django_db(transaction=True)
def test_publishing_renews_the_kept_page_and_its_picture_is_there(client_for, settings, monkeypatch):
    settings.KEEP_PAGES = True
    cache.clear()
    monkeypatch.setattr(pagecache, "shelf", pagecache.Shelf())
    admin, _image, page = published(client_for)
    pagecache.forget_all()
    before = pictures_on(Client().get("/news/bridge/").content.decode())
    assert Client().get("/news/bridge/")["X-Kept"] == "1"
    other = uploaded(admin, name="tower.png", description="塔の写真")
    admin.post(f"/cms/pages/{page.pk}/edit/", form_of(other, **{"action-publish": "1"}))
    after = Client().get("/news/bridge/")
    found = pictures_on(after.content.decode())
    assert "X-Kept" not in after and set(found).isdisjoint(before)
    assert statuses(found * 2) == [200] * 4 and "X-Kept" not in Asked(Client(), found[0]).headers
    assert statuses(before) == [404, 404]
