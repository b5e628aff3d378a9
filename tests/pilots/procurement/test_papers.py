"""The papers for the decision: filled in, in both formats, without the planned price, for those concerned only."""

import io
import zipfile
from xml.etree import ElementTree

import pikepdf
import pytest
from django.urls import reverse

from colab.demo.builders import legal
from colab.demo.builders.people import make_officer
from pilots.procurement import papers

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        assert ElementTree.fromstring(data) is not None, name  # noqa: S314 - our own file
    types = parts["[Content_Types].xml"].decode()
    own = [name for name in parts if name.startswith(("word/", "doc")) and "rels" not in name]
    assert all(f'PartName="/{name}"' in types for name in own)
    root = ElementTree.fromstring(parts["word/document.xml"])  # noqa: S314
    for table in root.iter(f"{W}tbl"):
        columns = len(list(table.find(f"{W}tblGrid")))
        assert all(len(row.findall(f"{W}tc")) == columns for row in table.findall(f"{W}tr"))
    assert root.find(f"{W}body")[-1].tag == f"{W}sectPr"
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def test_the_whole_set_is_filled_in():
    contract = legal.step(legal.contract_at("quoted"), planned_price_yen=3_612_345)
    contract = legal.contract_at("closed", contract=contract)
    with zipfile.ZipFile(io.BytesIO(papers.packed(contract))) as archive:
        names = archive.namelist()
        texts = {name: words_of(archive.read(name)) for name in names if name.endswith(".docx")}
        for name in names:
            if name.endswith(".pdf"):
                assert len(pikepdf.open(io.BytesIO(archive.read(name))).pages) in (1, 2), name
    assert len(names) == 16 and len(texts) == 8
    everything = "\n".join(texts.values())
    assert "361万" not in everything and "3,612,345" not in everything, "the planned price is secret"
    draft = next(text for name, text in texts.items() if "起案" in name)
    for known in (contract.subject_name, contract.organisation.name, "金3,500,000円", contract.certification.number):
        assert known in draft
    checks = next(text for name, text in texts.items() if "確認表" in name)
    assert "地方自治法施行令第167条の2第1項第4号" in checks and "特例政令第11条第1項" in checks
    assert checks.count("適") >= 12 and "Local Autonomy" not in checks
    assert "令和" in everything and "（未記入）" not in draft


def test_before_the_facts_are_there_the_papers_say_so():
    contract = legal.contract_at("forecast_published", estimate_yen=30_000_000, series_yen=9_000_000)
    kinds = {kind.slug: kind for kind in papers.ready(contract)}
    assert "inspection" not in kinds and "evaluation" not in kinds
    _name, data = papers.printed(contract, kinds["checks"], "docx")
    words = words_of(data)
    assert "否" in words and "未確認" in words and "3,900万円" in words
    _name, data = papers.printed(contract, kinds["draft"], "docx")
    assert "（未記入）" in words_of(data)


def test_markup_and_control_characters_are_words():
    strange = "A&B <script> #let x = 1 $y$ \x0b\ud800 𠮷野"
    contract = legal.make_purchase(need=strange.replace("\ud800", ""), subject_name="「#set text」の購入")
    kind = next(kind for kind in papers.ready(contract) if kind.slug == "draft")
    words = words_of(papers.printed(contract, kind, "docx")[1])
    assert "A&B <script> #let x = 1 $y$" in words and "𠮷野" in words
    assert papers.printed(contract, kind, "pdf")[1].startswith(b"%PDF")


def test_who_prints(client_for):
    contract = legal.contract_at("signed")
    one = reverse("procurement:paper", args=[contract.key, "draft", "pdf"])
    both = [one, reverse("procurement:papers", args=[contract.key])]
    for role in ("section", "finance"):
        browser = client_for(legal.buyer_of(contract, role).user)
        assert [browser.get(url).status_code for url in both] == [200, 200]
    assert client_for(make_officer("auditor")).get(one).status_code == 200
    assert client_for(legal.operator_of(contract).user).get(one).status_code == 404
    page = client_for(legal.buyer_of(contract).user).get(reverse("work:subject", args=["contract", contract.key]))
    assert one in page.content.decode()
    wrong = reverse("procurement:paper", args=[contract.key, "draft", "exe"])
    assert client_for(legal.buyer_of(contract).user).get(wrong).status_code == 404
