"""A team on a telephone, in both languages: from the self-check to the receipt, a change, and the result."""

import pytest

from colab.core.files.actions.scan import scan
from colab.core.organisations.models import Organisation
from colab.demo.builders import judging
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.people import invented_number, make_user, owner_of
from colab.demo.builders.submissions import WORDS, pdf_upload
from pitches.submissions.models import Pitch

pytestmark = pytest.mark.django_db(transaction=True)


def register(phone, challenge):
    """Self-check, start, no organisation yet: registered on the way, and back to the pitch."""
    phone.open("submissions:eligibility", challenge.key)
    phone.log_in(make_user(language="en" if phone.prefix else "ja"))
    phone.open("submissions:start", challenge.key)
    phone.press('a[href*="/work/team/new/"]')
    phone.fill(kind="company", name="株式会社てのひら", corporate_number=invented_number(811))
    phone.press()
    phone.fill(representative="手塚 ひかり", contact_email="hello@example.invalid")
    phone.press()
    phone.press('a[href*="/do/register/"]')
    phone.press()
    phone.press('a[href*="/work/pitches/start/"]')
    return Organisation.objects.get(corporate_number=invented_number(811))


def write(phone):
    """The form with what it says of its own saving; the file; the preview."""
    phone.press()
    words = {name: WORDS[name] for name in ("summary", "understanding", "solution", "novelty", "pilot_plan", "kpi")}
    phone.fill(title="てのひらで点検", **words)
    phone.fill(product_stage="prototype")
    phone.page.wait_for_selector('.save-state[data-state="saved"]')
    upload = {"name": "提案.pdf", "mimeType": "application/pdf", "buffer": pdf_upload().read()}
    phone.page.set_input_files("#id_file_deck", upload)
    phone.page.wait_for_selector(".upload-list li:not(:has(progress))")
    phone.good_page.check()
    phone.press("button[name=preview]")
    phone.sees("てのひらで点検")


def hand_in(phone, pitch, verb):
    """Without the declarations it is refused with the article; with them there is a receipt."""
    phone.open("submissions:hand_in", pitch.key)
    if verb == "submit":
        phone.page.locator("main .form-actions button").first.click()
        phone.page.wait_for_selector('[role="alert"]')
        assert not Pitch.objects.get(pk=pitch.pk).receipt_number
    phone.page.wait_for_load_state()
    for name in ("declares_167_4", "declares_antisocial", "declares_true"):
        phone.page.locator(f'[name="{name}"]').check()
    with phone.page.expect_navigation():
        phone.page.locator("main .form-actions button").first.click()
    phone.good_page.check()
    pitch = Pitch.objects.get(pk=pitch.pk)
    phone.sees(pitch.receipt_number)
    phone.sees(pitch.snapshot.files[0]["sha256"])
    return pitch


def test_from_the_self_check_to_the_receipt_and_a_change(phone):
    challenge = open_challenge()
    organisation = register(phone, challenge)
    write(phone)
    pitch = Pitch.objects.get(organisation=organisation)
    scan(pitch.pitch_files.get().file.key)
    pitch = hand_in(phone, pitch, "submit")
    phone.open("submissions:edit", pitch.key)
    phone.fill(title="てのひらで点検する")
    phone.page.wait_for_selector('.save-state[data-state="saved"]')
    pitch = hand_in(phone, pitch, "change")
    assert (pitch.title, pitch.snapshot.number) == ("てのひらで点検する", 2)
    for name in ("versions", "revisions", "receipt"):
        phone.open(f"submissions:{name}", pitch.key)
    phone.open("submissions:mine")
    phone.open("work:subject", "pitch", pitch.key)
    phone.open("work:subject", "organisation", organisation.key)
    phone.open("organisations:profile_versions", organisation.key)


def test_the_result(phone):
    round_ = judging.published_round(pitches=3, judges=3)
    for pitch in round_.challenge.pitches.order_by("pk"):
        phone.log_in(owner_of(pitch.organisation))
        phone.open("work:subject", "pitch", pitch.key)
        assert phone.page.locator("main .chip, main [class*=chip]").count()
