"""What the verbs of a round write. Each returns what the ledger keeps, or None for the facts as given."""

from django.db.models import Max

from colab.core.ledger.canonical import digest
from colab.core.lifecycle import Move
from colab.core.organisations.models import User

from .models import Criterion, PanelMember, Phase, Rubric
from .queries import newest_rubric

PERSON = ("name", "name_en", "affiliation", "affiliation_en", "expert_field", "role")


def save(move: Move) -> None:
    """Write the facts; a rule changed after its publication has to be published again."""
    round_ = move.subject
    rule = move.facts.get("scoring_rule", round_.scoring_rule)
    blind = move.facts.get("blind", round_.blind)
    single = move.facts.get("single_marks", round_.single_marks)
    if (rule, blind, single) != (round_.scoring_rule, round_.blind, round_.single_marks):
        round_.rules_published_at = None
    for name, value in move.facts.items():
        setattr(round_, name, value)


def set_rubric(move: Move) -> dict:
    """Write the criteria: a new version when the newest one was published, else in its place."""
    round_, facts = move.subject, move.facts
    rubric = newest_rubric(round_)
    if rubric is None or rubric.published_at or rubric.frozen_at:
        last = round_.rubrics.aggregate(last=Max("version"))["last"] or 0
        rubric = Rubric(round=round_, version=last + 1)
    rubric.scale_min = facts.get("scale_min", 0)
    rubric.scale_max = facts.get("scale_max", 10)
    rubric.save()
    rubric.criteria.all().delete()
    names = ("name", "name_en", "help", "help_en", "weight", "anchors")
    Criterion.objects.bulk_create(
        Criterion(rubric=rubric, order=number, **{n: row[n] for n in names if n in row})
        for number, row in enumerate(facts["criteria"], 1)
    )
    round_.rules_published_at = None
    return {"rubric": rubric.version, "digest": rubric_digest(rubric)}


def rubric_digest(rubric: Rubric) -> str:
    """Return the SHA-256 of a version of the criteria as it is used."""
    rows = rubric.criteria.order_by("order").values("order", "name", "name_en", "help", "help_en", "weight", "anchors")
    return digest({"scale": [rubric.scale_min, rubric.scale_max], "criteria": list(rows)})


def set_phases(move: Move) -> None:
    """Put the dated phases in the place of the old ones."""
    move.subject.phases.all().delete()
    names = ("kind", "starts_at", "ends_at", "judges_read", "judges_mark")
    Phase.objects.bulk_create(
        Phase(round=move.subject, **{n: row[n] for n in names if n in row}) for row in move.facts["phases"]
    )


def announce(move: Move) -> dict:
    """Publish criteria, weights and the scoring rule."""
    rubric = newest_rubric(move.subject)
    rubric.published_at = rubric.published_at or move.now
    rubric.save(update_fields=["published_at"])
    move.subject.rules_published_at = move.now
    return {
        "scoring_rule": move.subject.scoring_rule,
        "blind": move.subject.blind,
        "single_marks": move.subject.single_marks,
        "rubric": rubric.version,
        "digest": rubric_digest(rubric),
    }


def freeze_rubric(move: Move) -> dict:
    """Freeze the criteria: from here on no mark can be given by another version."""
    rubric = newest_rubric(move.subject)
    rubric.frozen_at = move.now
    rubric.save(update_fields=["frozen_at"])
    return {"rubric": rubric.version, "digest": rubric_digest(rubric)}


def invite(move: Move) -> dict:
    """Seat a person on the panel; somebody without an account gets one that opens by a mailed code."""
    member = _seat(move)
    return {"member": member.key, "role": member.role}


def accept(move: Move) -> None:
    """Note that the judge has come."""
    move.subject.panel.filter(key=move.facts["member"], accepted_at=None).update(accepted_at=move.now)


def recuse(move: Move) -> dict:
    """Take a judge off the panel; the marks given so far stay on record and no longer count."""
    member = move.subject.panel.get(key=move.facts["member"])
    member.recused_at, member.recusal_reason = move.now, move.facts["reason"]
    member.save(update_fields=["recused_at", "recusal_reason"])
    move.private["reason"] = move.facts["reason"]
    return {"member": member.key}


def substitute(move: Move) -> dict:
    """Seat somebody in the place of a judge who stepped back."""
    gone = move.subject.panel.get(key=move.facts["member"])
    member = _seat(move, replaces=gone, role=gone.role)
    return {"member": member.key, "replaces": gone.key}


def _seat(move: Move, **columns) -> PanelMember:
    facts = move.facts
    email = facts["email"].strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(
            email, name=facts["name"], name_en=facts.get("name_en", ""), language=facts.get("language") or "ja"
        )
    values = {name: facts[name] for name in PERSON if facts.get(name)} | columns
    member = PanelMember.objects.create(round=move.subject, user=user, invited_at=move.now, **values)
    move.private["email"] = email
    return member


def declare(move: Move) -> dict:
    """Keep that the judge declared and for whom in the open part, the notes in the salted one."""
    answers = move.facts["answers"]
    move.private["notes"] = {key: answer["note"] for key, answer in answers.items() if answer.get("note")}
    kinds = {key: answer["kind"] for key, answer in answers.items()}
    conflicts = sorted(key for key, kind in kinds.items() if kind == "conflict")
    hints = move.facts.get("hints") or {}
    said = {"member": move.facts["member"], "asked": len(kinds), "conflicts": conflicts, "hints": hints}
    return said | ({"on_paper": move.facts["signed_on"]} if move.facts.get("signed_on") else {})


def note_relation(move: Move) -> dict:
    """Keep who and what kind in the open part, the note in the salted one."""
    move.private["note"] = move.facts.get("note", "")
    return {name: move.facts[name] for name in ("member", "organisation", "kind")}


def lock_sheet(move: Move) -> dict:
    """Keep the fingerprint of the sheet in the open part; the marks are private to the judge until the panel meets."""
    facts = move.facts
    move.private["sheet"] = facts["sheet"]
    return {"member": facts["member"], "pitch": facts["pitch"], "rubric": facts["rubric"]}


def enter_paper(move: Move) -> dict:
    """Keep which sheet and how often it was entered; the marks are private until the panel meets."""
    facts = move.facts
    move.private["sheet"] = facts["sheet"]
    return {"member": facts["member"], "pitch": facts["pitch"], "rubric": facts["rubric"]}


def prepare(move: Move) -> dict:
    """Keep the fingerprint of what is being prepared; its words stay in the salted part until the publication."""
    move.private["decision"] = {name: value for name, value in move.facts.items() if name != "released"}
    return {"lines": len(move.facts.get("lines", ()))}


def rank(move: Move) -> dict:
    """Keep method, seed and fingerprints of a scoring run; marks and figures are the panel's: in the salted part."""
    whole = {name: move.facts[name] for name in ("marks", "ranking")}
    move.private |= {"inputs": whole["marks"], "ranking": whole["ranking"]}
    return {name: value for name, value in move.facts.items() if name not in whole}


def start_talks(move: Move) -> None:
    """Note that the section has begun to talk with the team."""
    move.subject.talks_started_on = move.facts.get("on") or move.today
    move.subject.talks_note = move.facts.get("note", "")
