"""The portable package: released by the operator, whole or refused by the name of the broken file, without loss."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from colab.core import clock
from colab.core.ledger.verify import verify_chain
from colab.core.lifecycle import Refused, apply
from colab.demo.builders import legal
from colab.demo.builders.people import make_body, make_officer, make_unit
from pilots.certification.credentials import sealing
from pilots.certification.models import Certification
from pilots.certification.models.plans import ITEMS
from pilots.reuse.actions.receive import receive, take_over
from pilots.reuse.actions.recognise import COPIED
from pilots.reuse.actions.release import release
from pilots.reuse.models import ReceivedPackage
from pilots.reuse.package import archive, content, reading
from tests.pilots.certification.signed import signed_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return legal.certified(**legal.GOODS)


@pytest.fixture
def officer():
    ward = make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    return make_officer("section", make_unit(ward, "産業振興課", name_en="Industry Promotion"))


def ward():
    return make_body(lg_code="131032")


def changed(data, **files):
    """Return the package with files replaced (None: left out) and the manifest as it was."""
    manifest, old = archive.unpack(data)
    new = {name.replace("__", "."): value for name, value in files.items()}
    kept = {name: value for name, value in (old | new).items() if value is not None}
    return archive.pack(manifest, kept)


def repacked(data, name, **said):
    """Return the package with a JSON file changed and its hash in the manifest made to fit."""
    manifest, files = archive.unpack(data)
    files[name] = archive.as_json(json.loads(files[name]) | said)
    return archive.pack(manifest | {"files": archive.listed(files)}, files)


def test_round_trip_without_loss_and_the_form_filled_in(source, officer, client_for):
    data = content.build(source)
    found = reading.read(data)
    for name in content.COLUMNS:
        assert found.columns[name] == getattr(source, name), name
    plan = source.plans.get(in_force=True)
    assert found.plan == {name: getattr(plan, name) for name in ITEMS}
    assert (found.answer, found.vouched) == ("valid", True)
    browser = client_for(officer)
    upload = SimpleUploadedFile("package.zip", data)
    answer = browser.post(reverse("reuse:receive"), {"body": ward().pk, "file": upload})
    assert answer.status_code == 302
    preview = browser.get(answer["Location"]).content.decode()
    assert source.product_name in preview and "第12条の3第7項" in preview and "本日現在有効" in preview
    drafted = browser.post(answer["Location"], {"organisation": source.organisation_id})
    mine = Certification.objects.get(body=ward())
    assert drafted.status_code == 302 and mine.state == "copy_received" and mine.source == source
    assert {name: getattr(mine, name) for name in COPIED} == {name: getattr(source, name) for name in COPIED}
    assert mine.plans.get().compute_digest() == plan.digest
    assert mine.recognition.fields_filled * 10 >= mine.recognition.fields_total * 8
    again = browser.post(reverse("reuse:receive"), {"body": ward().pk, "file": SimpleUploadedFile("p.zip", data)})
    refused = browser.post(again["Location"], {"organisation": source.organisation_id})
    assert refused.status_code == 200 and Certification.objects.filter(body=ward()).count() == 1


def test_a_whole_package_gives_the_same_content_twice(source):
    first, second = (archive.unpack(content.build(source))[1] for _n in range(2))
    for name in first:
        if not name.startswith("status-"):
            assert first[name] == second[name], name


BROKEN = {
    "altered": lambda d: changed(d, plan__json=b"{}"),
    "missing": lambda d: changed(d, operator__json=None),
    "foreign": lambda d: changed(d, more__json=b"{}"),
    "digest": lambda d: repacked(d, "plan.json", goal="別の目標"),
    "credential": lambda d: repacked(d, "certification.json", product_name="別の商品"),
    # Every hash fits; the signature of the manifest does not.
    "manifest": lambda d: repacked(d, "certification.json", price_yen=1),
}
NAMES = {"altered": "plan.json", "missing": "operator.json", "foreign": "more.json", "digest": "plan.json",
         "credential": "source.json", "manifest": "manifest.json"}  # fmt: skip


@pytest.mark.parametrize("how", sorted(BROKEN))
def test_a_broken_package_is_refused_by_the_name_of_the_file(source, officer, how):
    broken = BROKEN[how](content.build(source))
    with pytest.raises(Refused) as refused:
        receive(actor=legal.as_actor(officer), body=ward(), data=broken)
    assert NAMES[how] in str(refused.value.message)
    assert not ReceivedPackage.objects.exists()


def test_every_flipped_byte_of_a_file_is_found(source):
    data = content.build(source)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        files = {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}
    for name, old in files.items():
        at = len(old) // 2
        flipped = files | {name: old[:at] + bytes([old[at] ^ 1]) + old[at + 1 :]}
        with pytest.raises(archive.Broken) as broken:
            archive.unpack(archive.pack(manifest, flipped))
        assert broken.value.name == name
    for rubbish in (b"", b"PK", data[:200], b"{}", data[: len(data) // 2]):
        with pytest.raises(archive.Broken):
            archive.unpack(rubbish)


def test_a_certification_that_is_over_is_not_received(source, officer):
    data = content.build(source)
    actor = legal.as_actor(officer)
    late = make_officer("section", make_unit(ward(), "別課"))
    after = clock.frozen(clock.start_of_day(source.valid_until) + timedelta(days=2))
    with after, pytest.raises(Refused) as refused:
        receive(actor=legal.as_actor(late), body=ward(), data=data)
    assert refused.value.code == "package.expired"
    facts = {"decision_number": "8産振第90号", "deciding_post": "知事", "reason": "計画に従っていないため。"}
    apply("revoke", source, actor=legal.certifier_of(source), heard_on=clock.today(), **facts)
    with pytest.raises(Refused) as refused:
        receive(actor=actor, body=ward(), data=data)
    assert refused.value.code == "package.revoked"


def test_a_package_of_another_site_is_taken_with_a_warning(source, officer, settings):
    settings.SITE_URL = "https://other.example"
    elsewhere = legal.certified(
        organisation=source.organisation, kind="goods", kind_reason="機器", product_name="別の端末"
    )
    data = content.build(elsewhere)
    settings.SITE_URL = "http://127.0.0.1:8000"
    row = receive(actor=legal.as_actor(officer), body=ward(), data=data)
    assert (row.answer, row.vouched) == ("wrong_issuer", False)
    made = take_over(actor=legal.as_actor(officer), package=row, organisation=source.organisation)
    assert made.source is None and made.source_number == elsewhere.number and made.state == "copy_received"


def test_a_credential_signed_with_another_key_is_refused(source, officer):
    data = content.build(source)
    manifest, files = archive.unpack(data)
    other = signed_with(json.loads(files["credential.json"]), sealing.new_key())
    files["credential.json"] = archive.as_json(other)
    data = archive.pack(manifest | {"files": archive.listed(files)}, files)
    with pytest.raises(Refused):
        receive(actor=legal.as_actor(officer), body=ward(), data=data)


def test_the_operator_releases_it_and_takes_that_back(source, officer, client_for):
    url = reverse("reuse:package", args=[source.code])
    theirs, owner = client_for(officer), client_for(legal.applicant_of(source).user)
    assert theirs.get(url).status_code == 404 and owner.get(url).status_code == 200
    page = owner.get(reverse("work:subject", args=["certification", source.key])).content.decode()
    consent = reverse("reuse:release", args=[source.code])
    assert consent in page
    assert theirs.post(consent).status_code == 404
    assert owner.post(consent).status_code == 302 and theirs.get(url).status_code == 200
    assert url in theirs.get(reverse("certification:detail", args=[source.code])).content.decode()
    release(actor=legal.applicant_of(source), certification=source)
    assert source.releases.count() == 1
    assert owner.post(consent, {"withdraw": "1"}).status_code == 302 and theirs.get(url).status_code == 404
    assert verify_chain("certification", source.key).ok
