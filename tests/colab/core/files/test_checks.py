"""Checks by content: what looks harmless and is not."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from colab.core import files
from colab.core.files.checks import office
from colab.core.files.checks.run import examine

ALL = files.purpose("test.all", "すべて", rule="view")
TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.x"/></Types>'


def judge(name, data):
    """Return the code of the refusal, or None."""
    try:
        examine(SimpleUploadedFile(name, data), ALL)
    except files.Rejected as rejected:
        assert str(rejected).startswith(name)
        return rejected.code
    return None


def document(*, compression=zipfile.ZIP_DEFLATED, types=TYPES, main="word/document.xml", **parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(main, "<document/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def pdf(change=None, **save):
    buffer = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if change:
            change(made)
        made.save(buffer, **save)
    return buffer.getvalue()


def with_script(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def with_indirect_script(made):
    made.pages[0].AA = made.make_indirect(
        pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.Stream(made, b"app.alert(1)")))
    )


def with_launch(made):
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action, Rect=[0, 0, 1, 1])
    made.pages[0].Annots = pikepdf.Array([link])


def with_attachment(made):
    made.attachments["tool.txt"] = b"x"


def with_xfa(made):
    made.Root.AcroForm = pikepdf.Dictionary(XFA="x", Fields=[])


def with_jump(made):
    made.Root.OpenAction = pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (None, None),
        (with_jump, None),
        (with_script, "pdf_script"),
        (with_indirect_script, "pdf_script"),
        (with_launch, "pdf_script"),
        (with_attachment, "pdf_embedded"),
        (with_xfa, "pdf_xfa"),
    ],
)
def test_pdf(change, code):
    assert judge("a.pdf", pdf(change)) == code


def test_pdf_with_password_and_number_of_pages():
    assert judge("a.pdf", pdf(encryption=pikepdf.Encryption(owner="x", user="y"))) == "encrypted"
    assert examine(SimpleUploadedFile("a.pdf", pdf()), ALL).facts == {"pages": 1}


def test_office_documents_are_taken_by_their_main_part():
    assert judge("a.docx", document()) is None
    in_small_letters = document().replace(b"[Content_Types].xml", b"[content_types].xml")
    assert judge("a.docx", in_small_letters) is None
    assert judge("a.xlsx", document(main="xl/workbook.xml")) is None
    assert judge("a.pptx", document(main="ppt/presentation.xml")) is None
    assert judge("a.xlsx", document()) == "wrong_kind"
    assert judge("a.docx", b"PK\x03\x04 broken") == "office_damaged"


@pytest.mark.parametrize(
    "data",
    [
        document(word__vbaProject="x", **{"word__vbaProject.bin": b"x"}),
        document(types=TYPES.replace("officedocument.x", "officedocument.macroEnabled.main")),
        document(**{"word__embeddings__oleObject1.bin": b"x"}),
        document(**{"word__activeX__activeX1.xml": b"x"}),
        document(
            **{"word___rels__settings.xml.rels": '<Relationship Type="http://x/attachedTemplate" Target="http://x/"/>'}
        ),
    ],
)
def test_macros_and_programs_are_refused(data):
    assert judge("a.docx", data) == "macros"


def test_archive_bombs_are_refused_without_unpacking(monkeypatch):
    assert judge("a.docx", document(word__big="0" * 20_000_000)) == "archive_bomb"
    monkeypatch.setattr(office, "MAX_ENTRIES", 10)
    assert judge("a.docx", document(**{f"word__p{n}": "x" for n in range(20)})) == "archive_bomb"
    monkeypatch.setattr(office, "MAX_ENTRIES", 5000)
    monkeypatch.setattr(office, "MAX_UNPACKED", 1000)
    assert judge("a.docx", document(word__p="x" * 2000, compression=zipfile.ZIP_STORED)) == "archive_bomb"


def test_an_entry_that_lies_about_its_size_is_refused():
    data = bytearray(document(word__big=b"0" * 1_000_000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert judge("a.docx", bytes(data)) == "office_damaged"


def test_paths_out_of_the_archive_are_refused():
    assert judge("a.docx", document(**{"..__..__evil": "x"})) == "office_damaged"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.webp", "WEBP")]
)
def test_pictures(name, kind):
    buffer = io.BytesIO()
    Image.new("RGB", (20, 10)).save(buffer, kind)
    assert judge(name, buffer.getvalue()) is None
    assert judge(name, buffer.getvalue()[:40]) == "image_damaged"
    other = "a.jpg" if kind != "JPEG" else "a.png"
    assert judge(other, buffer.getvalue()) == "wrong_kind"


def test_pictures_of_too_many_pixels(monkeypatch):
    from colab.core.files.checks import images

    monkeypatch.setattr(images, "MAX_PIXELS", 100)
    buffer = io.BytesIO()
    Image.new("RGB", (20, 10)).save(buffer, "PNG")
    assert judge("a.png", buffer.getvalue()) == "image_pixels"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_texts_in_japanese_encodings(encoding):
    assert judge("表.csv", "品名,金額\n傘,100\n".encode(encoding)) is None
    assert judge("表.csv", "品名".encode("utf-16")) == "wrong_kind"


def test_a_refused_upload_is_seen_in_the_log_without_its_name(caplog):
    with caplog.at_level("INFO", "colab.security"):
        assert judge("山田花子.pdf", pdf(with_script)) == "pdf_script"
    assert caplog.messages == ["upload refused: pdf_script"]
