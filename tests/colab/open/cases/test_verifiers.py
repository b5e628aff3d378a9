"""The commands that check a case: what they say, what they open, and what erasing a person leaves."""

import copy
import json
import subprocess
import sys
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from colab.core import clock
from colab.core.ledger import problems
from colab.core.ledger.canonical import digest
from colab.core.ledger.models import Checkpoint, LedgerPrivate
from colab.core.ledger.seal import published
from colab.core.organisations.actions.erase_person import erase_person
from colab.core.organisations.models import Membership, User
from colab.demo.builders.cases import whole_case
from colab.demo.builders.challenges import officer
from colab.demo.builders.people import as_actor, make_user
from colab.open.cases.checking import check
from colab.open.cases.export import export
from colab.open.cases.reach import gather
from colab.open.cases.verify import verify
from tests.colab.open.cases.offline import PATH, offline

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        yield gather(whole_case())


def through_json(case) -> dict:
    return json.loads(json.dumps(export(case)))


def seals() -> list[dict]:
    return [published(seal) for seal in Checkpoint.objects.order_by("day")]


def run_offline(*arguments) -> tuple[int, str, str]:
    """Run the single file as anybody would: another process, nothing but the standard library."""
    command = [sys.executable, "-I", "-S", str(PATH), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr


def test_the_single_file_runs_alone_and_names_what_is_broken(case, tmp_path):
    whole, forged = through_json(case), through_json(case)
    forged["chains"][1]["entries"][2]["verb"] = "forged"
    for name, content in (("whole", whole), ("forged", forged), ("seals", seals()), ("other", {"a": 1})):
        (tmp_path / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    code, said, _errors = run_offline(tmp_path / "whole.json", "--seals", tmp_path / "seals.json")
    assert code == 0 and said.startswith(f"OK {case.root.code}: 5 chains with ")
    code, said, _errors = run_offline(tmp_path / "forged.json")
    first = said.splitlines()[0]
    assert code == 1 and first.startswith("BROKEN pitch/") and first.endswith("#3: the entry was changed")
    with pytest.raises(CommandError, match="#3: the entry was changed"):
        call_command("verify_case", file=tmp_path / "forged.json", stderr=StringIO())
    assert run_offline(tmp_path / "other.json")[0] == 2


def test_a_file_at_hand_is_found_in_its_entry(case, tmp_path):
    (tmp_path / "case.json").write_text(json.dumps(export(case)), encoding="utf-8")
    deck = case.one("pitch").pitch_files.get().file
    (tmp_path / "deck.pdf").write_bytes(deck.blob.read())
    code, said, _errors = run_offline(tmp_path / "case.json", "--file", tmp_path / "deck.pdf")
    assert code == 0 and f"is the file “deck” of pitch/{case.one('pitch').key}#" in said
    (tmp_path / "deck.pdf").write_bytes(b"%PDF-1.4 another")
    code, said, _errors = run_offline(tmp_path / "case.json", "--file", tmp_path / "deck.pdf")
    assert code == 1 and "no entry of the case names this file" in said


def test_the_command_says_what_it_checked(case):
    out = StringIO()
    call_command("verify_case", case.root.code, stdout=out)
    assert out.getvalue().startswith("OK: ") and "in 5 chains" in out.getvalue()
    with pytest.raises(CommandError, match="no case"):
        call_command("verify_case", "K-2026-999")


def test_only_seals_kept_elsewhere_show_a_case_rewritten_as_a_whole(case):
    kept, forged = seals(), through_json(case)
    chain = next(c for c in forged["chains"] if c["machine"] == "contract")
    sealed = next(head[2] for head in kept[0]["heads"] if head[0] == "contract")
    for n, entry in enumerate(chain["entries"]):
        if n == sealed - 1:
            entry["at"] = "2020-01-01T00:00:00.000000+00:00"
        entry["prev"] = chain["entries"][n - 1]["hash"] if n else "0" * 64
        entry["hash"] = digest({k: v for k, v in entry.items() if k not in ("hash", "open")})
    chain["head"] = chain["entries"][-1]["hash"]
    forged["seals"] = []
    forged["digest"] = digest({k: v for k, v in forged.items() if k != "digest"})
    assert offline.check(forged).breaks == [] and check(forged).breaks == []
    found = offline.check(forged, kept).breaks
    assert found == [(b.machine, b.key, b.seq, b.problem) for b in check(forged, kept).breaks]
    assert {each[:3] for each in found} == {
        ("checkpoint", kept[0]["day"], 0),
        ("contract", case.root.key, sealed),
    }


def test_erasing_people_leaves_the_case_whole_for_both(case):
    before, admin = through_json(case), as_actor(officer("office_admin", programme=case.one("pilot").programme))
    acted = [entry.actor_id for chain in case.chains for entry in case.entries[chain] if entry.actor_id]
    for user in User.objects.filter(pk__in=set(acted), is_superuser=False).order_by("pk"):
        if user.pk != admin.user_id:
            for mine in user.memberships.filter(role="owner"):
                Membership.objects.create(organisation=mine.organisation, user=make_user(), role="owner")
            erase_person(actor=admin, user=user)
    assert LedgerPrivate.objects.filter(salt="").count() > 20
    assert verify(gather(case.root), seals()).breaks == []
    after = through_json(gather(case.root))
    assert after["chains"] == before["chains"] and offline.check(after, seals()).breaks == []


def test_what_is_not_public_stays_closed_in_the_file(case):
    text = json.dumps(export(case), ensure_ascii=False)
    pilot, contract, certification = case.one("pilot"), case.root, case.one("certification")
    for hidden in (pilot.risks, pilot.burden_sharing, pilot.personal_data, contract.inspection_note):
        assert hidden and hidden not in text
    assert str(contract.planned_price_yen) not in text and contract.need not in text
    names = [row.name for row in certification.appointments.all()]
    assert len(names) == 2 and not any(name in text for name in names)
    assert str(contract.amount_yen) in text and contract.reason in text


def test_shapes_that_are_no_case_are_told_apart(case):
    whole = through_json(case)
    for spoil in ("chains", "seals", "root", "facts", "digest"):
        broken = copy.deepcopy(whole)
        del broken[spoil]
        with pytest.raises(offline.NotACase):
            offline.check(broken)


def test_the_offline_verifier_has_the_words_of_the_site():
    source = PATH.read_text(encoding="utf-8")
    words = (
        problems.MISSING, problems.NOT_FOLLOWING, problems.CHANGED, problems.OTHER_CHAIN, problems.HEAD_DIFFERS,
        problems.NOT_LINKED, problems.SEAL_CHANGED, problems.SEAL_NOT_FOLLOWING, problems.SEAL_FEWER,
        problems.PUBLISHED_CHANGED, problems.PUBLISHED_DIFFERS, problems.PUBLISHED_GONE, problems.EXPORT_CHANGED,
    )  # fmt: skip
    assert [each for each in words if f'"{each}"' not in source] == []
