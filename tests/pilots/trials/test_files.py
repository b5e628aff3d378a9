"""The empty file for readings, and the papers of a pilot."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from colab.core import clock
from colab.demo.builders import trials
from colab.demo.builders.people import make_user
from pilots.trials.models import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield


def fetched(browser, pilot, form):
    answer = browser.get(reverse("trials:template_data", args=[pilot.key, form]))
    assert answer.status_code == 200
    return answer.content


def test_the_template_is_read_in_as_it_is(client_for):
    pilot = trials.running_pilot()
    browser = client_for(trials.section_of(pilot).user)
    table = list(csv.reader(io.StringIO(fetched(browser, pilot, "csv").decode("utf-8-sig"))))
    indicator = pilot.indicators.get()
    assert len(table) == 1 + 2 * indicator.sample_size and table[1][0] == indicator.name
    for row in table[1 + indicator.sample_size :][:3]:
        row[3], row[4] = "25", "令和8年11月2日"
    out = io.StringIO()
    csv.writer(out).writerows(table)
    url = reverse("work:verb", args=["pilot", pilot.key, "import_readings"])
    sent = {"version": pilot.version, "indicator": indicator.pk, "phase": "after"}
    sent["file"] = SimpleUploadedFile("測定値.csv", out.getvalue().encode(), "text/csv")
    answer = browser.post(url, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert list(Reading.objects.filter(phase="after").order_by("pk").values_list("label", flat=True)) == ["1", "2", "3"]


def test_the_workbook_has_a_sheet_that_explains(client_for):
    pilot = trials.running_pilot()
    book = load_workbook(io.BytesIO(fetched(client_for(trials.team_of_pilot(pilot).user), pilot, "xlsx")))
    assert book.sheetnames == ["測定値", "記入のしかた"]
    assert [cell.value for cell in book["測定値"][1]][:5] == ["指標", "時点", "対象", "値", "測定日"]


def test_plan_and_evaluation_are_printed(client_for):
    pilot = trials.evaluated_pilot()
    browser = client_for(trials.section_of(pilot).user)
    for slug, words in (("plan", pilot.burden_sharing), ("result", pilot.evaluation)):
        docx = browser.get(reverse("trials:paper_data", args=[pilot.key, slug, "docx"])).content
        text = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
        assert words in text and pilot.title in text and pilot.organisation.name in text
        pdf = browser.get(reverse("trials:paper_data", args=[pilot.key, slug, "pdf"]))
        assert pdf.content.startswith(b"%PDF") and "no-store" in pdf["Cache-Control"]


def test_papers_are_for_those_inside_and_in_their_time(client, client_for):
    pilot = trials.running_pilot()
    plan = reverse("trials:paper_data", args=[pilot.key, "plan", "pdf"])
    early = reverse("trials:paper_data", args=[pilot.key, "result", "pdf"])
    assert client_for(make_user()).get(plan).status_code == 404 and client.get(plan).status_code == 302
    section = client_for(trials.section_of(pilot).user)
    assert section.get(early).status_code == 404
    assert section.get(reverse("trials:paper_data", args=[pilot.key, "plan", "odt"])).status_code == 404
