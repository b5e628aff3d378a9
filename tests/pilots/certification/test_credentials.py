"""Signed certificates: six right answers on the page, in the code and in the script; keys and their history."""

import copy
import json
import os
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from colab.core import clock
from colab.core.ledger.verify import verify_chain
from colab.core.lifecycle import Refused
from colab.demo.builders import legal
from pilots.certification import answers
from pilots.certification.credentials import encoding, issuing, proof, publishing, sealing, status
from pilots.certification.credentials.verifying import Answer, check
from pilots.certification.models import Credential, IssuerKey
from tests.pilots.certification import signed

NAMES = [str(answer) for answer in Answer]
CODES = {"valid": 0, "expired": 3, "revoked": 4, "altered": 5, "wrong_key": 6, "wrong_issuer": 7, "unreadable": 8}
MUTATIONS = int(os.environ.get("CERTIFICATE_MUTATIONS", "60"))
RUBBISH = ['{"a": 1, "a": 2}', "[" * 50_000, '{"validFrom": 1.5}', "null", "[]"]
VECTOR = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
VECTOR_KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
VECTOR_PROOF = "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"


def test_the_published_example_of_the_standard_fits():
    """The representation eddsa-jcs-2022 of the W3C's Data Integrity EdDSA Cryptosuites v1.0."""
    method = f"did:key:{VECTOR_KEY}#{VECTOR_KEY}"
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        "@context": VECTOR["@context"],
    }
    secured = VECTOR | {"proof": {**options, "proofValue": VECTOR_PROOF}}
    assert encoding.sha256(VECTOR).hex() == "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    assert encoding.sha256(options).hex() == "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
    assert proof.fits(secured, encoding.from_multikey(VECTOR_KEY))
    assert signed.offline().fits(secured, {"publicKeyMultibase": VECTOR_KEY})


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_each_case_gets_its_answer_in_code_and_in_the_script(name, tmp_path, capsys):
    document, now = signed.case(name)
    issuers, lists = publishing.everything_about(document)
    checked = check(document, issuers=issuers, lists=lists, now=now)
    assert checked.answer == name and not checked.unknown
    body = Credential.objects.order_by("pk").first().body
    files = {"certificate": document, "keys": publishing.issuer_document(body)}
    files |= {purpose: publishing.status_list(body, purpose) for purpose in status.PURPOSES}
    paths = {key: tmp_path / f"{key}.json" for key in files}
    for key, path in paths.items():
        path.write_text(json.dumps(files[key], ensure_ascii=False, indent=1), encoding="utf-8")
    arguments = [
        str(paths["certificate"]),
        "--keys",
        str(paths["keys"]),
        "--on",
        f"{now.astimezone(clock.JST):%Y-%m-%d}",
    ]
    arguments += [part for purpose in status.PURPOSES for part in ("--status", str(paths[purpose]))]
    assert signed.offline().main(arguments) == CODES[name]
    assert len(set(CODES.values())) == len(NAMES)
    capsys.readouterr()


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_each_case_gets_its_own_words_on_the_page(name, client):
    document, now = signed.case(name)
    upload = SimpleUploadedFile("認定書.json", json.dumps(document).encode())
    with clock.frozen(now):
        page = client.post(reverse("certification:verify"), {"file": upload}).content.decode()
        pasted = client.post(reverse("certification:verify"), {"text": json.dumps(document)}).content.decode()
    with override("ja"):
        words = {answer: str(title) for answer, (_tone, title, _text) in answers.WORDS.items()}
    assert len(set(words.values())) == len(NAMES)
    assert [answer for answer, title in words.items() if title in page] == [name]
    assert words[name] in pasted
    genuine = name in ("valid", "expired", "revoked")
    assert (document.get("credentialSubject", {}).get("name", "—") in page) == genuine


@pytest.mark.django_db
def test_random_changes_are_found_by_both_verifiers_alike():
    document, now = signed.case("valid")
    issuers, lists = publishing.everything_about(document)
    keys, script, rng = next(iter(issuers.values())), signed.offline(), random.Random(7)
    for _n in range(MUTATIONS):
        other = copy.deepcopy(document)
        _change(other, rng)
        online = check(other, issuers=issuers, lists=lists, now=now).answer
        assert other == document or online != Answer.VALID
        assert online == script.judge(other, keys, list(lists.values()), now)[0], other


def _change(part, rng):
    """Change one leaf somewhere, or drop or add one."""
    key = rng.choice(list(part) if isinstance(part, dict) else range(len(part)))
    if isinstance(part[key], (dict, list)) and part[key]:
        return _change(part[key], rng)
    match rng.randrange(4):
        case 0 if isinstance(part, dict):
            del part[key]
        case 1 if isinstance(part, dict):
            part[f"{key}x"] = "1"
        case _:
            text = str(part[key]) or "–"
            at = rng.randrange(len(text))
            part[key] = text[:at] + rng.choice("0aZ東9") + text[at + 1 :]


@pytest.mark.django_db
def test_a_changed_key_keeps_old_certificates_good():
    first = legal.certified()
    before = signed.current(first)
    actor = signed.certifier(first.body)
    issuing.rotate(body=first.body, actor=actor, reason="担当の交代")
    second = legal.certified(**legal.GOODS)
    keys = publishing.issuer_document(first.body)
    assert len(keys["verificationMethod"]) == 2 and "activeUntil" in keys["verificationMethod"][0]
    for document in (before, signed.current(second)):
        issuers, lists = publishing.everything_about(document)
        assert check(document, issuers=issuers, lists=lists, now=clock.now()).answer == "valid"
        assert signed.offline().judge(document, keys, list(lists.values()), clock.now())[0] == "valid"
    assert verify_chain("issuer", first.body.corporate_number).ok


@pytest.mark.django_db
def test_what_a_lost_key_signed_counts_for_nothing_and_is_signed_anew():
    c = legal.certified()
    before = signed.current(c)
    issuing.rotate(body=c.body, actor=signed.certifier(c.body), reason="端末の紛失", lost=True)
    for document, wanted in ((before, "wrong_key"), (signed.current(c), "valid")):
        issuers, lists = publishing.everything_about(document)
        assert check(document, issuers=issuers, lists=lists, now=clock.now()).answer == wanted
    assert c.credentials.count() == 2


@pytest.mark.django_db
def test_a_plan_that_changes_is_signed_anew():
    c = legal.certified(**legal.GOODS)
    before = signed.current(c)["credentialSubject"]
    plan = legal.plan_items() | {"goal": "5年間で50の施設に導入する。", "change_reason": "需要の増加"}
    c = legal.apply("request_change", c, actor=legal.applicant_of(c), **plan)
    c = legal.apply("find", c, actor=legal.office_of(c), **legal.findings())
    legal.apply("confirm_change", c, actor=legal.certifier_of(c), decision_number="8産振第9号", deciding_post="知事")
    after = signed.current(c)["credentialSubject"]
    assert (before["planVersion"], after["planVersion"]) == (1, 2) and before["planDigest"] != after["planDigest"]


@pytest.mark.django_db
def test_private_keys_open_with_the_secret_of_the_site_only(settings, caplog):
    c = legal.certified()
    key = IssuerKey.objects.get()
    private = sealing.opened(key.public, key.sealed).private_bytes_raw()
    rows = repr([IssuerKey.objects.values(), Credential.objects.values()]) + caplog.text
    for written in (private.hex(), encoding.to_base58(private), encoding.to_base64url(private)[1:]):
        assert written not in rows
    settings.ISSUER_KEY_SECRET = "another"
    with pytest.raises(Refused) as refused:
        issuing.issue(c, legal.certifier_of(c))
    assert refused.value.code == "issuer_key.secret" and Credential.objects.count() == 1


@pytest.mark.django_db
def test_every_address_in_the_signed_data_answers(client, settings):
    document = signed.current(legal.certified())
    found = [document["id"], document["issuer"]["id"]]
    found += [entry["statusListCredential"] for entry in document["credentialStatus"]]
    for address in found:
        assert address.startswith(settings.SITE_URL)
        answer = client.get(address.removeprefix(settings.SITE_URL))
        assert answer.status_code == 200 and json.loads(answer.content)["id"] == address
    assert b"def judge" in client.get(reverse("certification_plain:script")).content


@pytest.mark.django_db
def test_the_certifying_officer_changes_the_key_on_a_page(client_for, client):
    c = legal.certified()
    url = reverse("certification:keys")
    browser = client_for(signed.certifier(c.body).user)
    Credential.objects.all().delete()
    assert "1" in browser.get(url).content.decode()
    assert browser.post(url, {"sign": c.body_id}).status_code == 302 and Credential.objects.count() == 1
    answer = browser.post(url, {"body": c.body_id, "reason": "年度の交代"})
    assert answer.status_code == 302 and IssuerKey.objects.filter(active_until=None).count() == 1
    assert IssuerKey.objects.count() == 2
    public = client.get(reverse("certification:issuers")).content.decode()
    assert all(key.public in public for key in IssuerKey.objects.order_by("pk"))
    assert client_for(legal.office_of(c).user).get(url).status_code == 404


@pytest.mark.parametrize("text", RUBBISH)
@pytest.mark.django_db
def test_rubbish_is_no_certificate_and_no_error(client, text):
    page = client.post(reverse("certification:verify"), {"text": text})
    with override("ja"):
        assert page.status_code == 200 and str(answers.WORDS[Answer.UNREADABLE][1]) in page.content.decode()
