"""Every column that sounds like a person has a kind of retention, or stands here with its reason."""

import re

from django.apps import apps
from django.db import models

from colab.core import retention
from colab.core.rooms import RoomConfig

SOUNDS = re.compile(
    r"email|phone|address|contact|representative(?!_title)|affiliation|payer|recipient|^name(_en|_kana)?$"
)

EXCEPTIONS = {
    "challenges": {"challenges.Challenge.contact": "the section's contact, published with the challenge"},
    "names of things": dict.fromkeys(
        [
            "ops.Heartbeat.name", "files.StoredFile.name", "files.Upload.name", "search.EntryFacet.name",
            "rounds.Criterion.name", "rounds.Criterion.name_en", "trials.Indicator.name", "trials.Indicator.name_en",
            "sponsorship.SponsorLevel.name", "sponsorship.SponsorLevel.name_en", "organisations.Solution.name",
            "organisations.Solution.name_en",
        ],
        "no person",
    ),
    "bodies": dict.fromkeys(
        [
            "organisations.Body.name", "organisations.Body.name_en", "organisations.Unit.name",
            "organisations.Unit.name_en", "organisations.Unit.contact", "organisations.Programme.name",
            "organisations.Programme.name_en", "organisations.Post.name", "organisations.Post.name_en",
            "payments.PaymentPolicy.contact",
        ],
        "public bodies, their posts and how their offices are reached",
    ),
    "organisations": dict.fromkeys(
        [
            "organisations.Organisation.name", "organisations.Organisation.name_kana",
            "organisations.Organisation.name_en", "organisations.Organisation.representative",
            "organisations.Organisation.address", "organisations.Organisation.contact_name",
            "organisations.Organisation.contact_email", "organisations.Organisation.contact_phone",
            "sponsorship.Sponsor.name", "sponsorship.Sponsor.name_en",
        ],
        "the organisation's own data, which its owner changes while it is registered",
    ),
    "evidence": {
        "certification.ExpertAppointment.name": "named in the decision",
        "rounds.PanelMember.name": "named in the published result",
        "rounds.PanelMember.name_en": "named in the published result",
        "rounds.PanelMember.affiliation": "named in the published result",
        "rounds.PanelMember.affiliation_en": "named in the published result",
    },
    "digests": {"notices.Notice.recipient": "a number, or a digest of the address that prevents a second mail"},
}  # fmt: skip
"""Group: {column: reason}."""


def personal_columns():
    for config in apps.get_app_configs():
        if isinstance(config, RoomConfig):
            for model in config.get_models():
                for field in model._meta.local_concrete_fields:
                    words = isinstance(field, models.CharField | models.TextField)
                    if isinstance(field, models.EmailField) or (words and SOUNDS.search(field.name)):
                        yield f"{model._meta.label}.{field.name}"


def test_every_column_that_sounds_like_a_person_is_looked_after():
    found = set(personal_columns())
    kept = {name for kind in retention.kinds() for name in kind.fields}
    excused = {name for group in EXCEPTIONS.values() for name in group}
    assert found - kept - excused == set(), "name it in the room's retention.py, or here with the reason"
    assert kept - found == set() and excused - found == set(), "no longer there"
    assert kept & excused == set()


def test_every_kind_stands_in_the_documents(settings):
    text = (settings.BASE_DIR / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert [kind.code for kind in retention.kinds() if f"`{kind.code}`" not in text] == []


def test_kinds_of_cases_are_off_until_somebody_sets_a_period():
    off = {kind.code for kind in retention.kinds() if kind.days is None}
    assert off == {"drafts", "experts", "interests", "subscribers"}
