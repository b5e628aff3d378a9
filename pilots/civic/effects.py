"""What a project's verbs do."""

from colab.core import clock
from colab.core.ledger.canonical import digest
from colab.core.lifecycle import Move, next_code
from pilots.civic.models import Adoption, CivicProject, Feedback, Update


def write(move: Move) -> None:
    """Put the facts on the columns of the same names."""
    columns = {field.name for field in CivicProject._meta.concrete_fields}
    for name, value in move.facts.items():
        if name in columns:
            setattr(move.subject, name, value)


def publish(move: Move) -> dict:
    """Publish as open source: repository, licence, day, public code."""
    write(move)
    project = move.subject
    project.published_on = move.fact_on
    project.code = project.code or next_code(CivicProject, "V")
    return {"repository": project.repository_url, "licence": project.licence, "code": project.code}


def adopt(move: Move) -> dict:
    """Add a municipality that uses it; the first one moves the project on."""
    facts = {name: move.facts[name] for name in ("body", "unit", "on", "note", "note_en") if name in move.facts}
    row = Adoption.objects.create(project=move.subject, **facts)
    return {"body": row.body.corporate_number, "on": row.on}


def add_update(move: Move) -> dict:
    """Add a release."""
    row = Update.objects.create(project=move.subject, **move.facts)
    return {"version": row.version, "on": row.on, "words_hash": digest(row.words)}


def give_feedback(move: Move) -> dict:
    """Keep what a user says."""
    row = Feedback.objects.create(project=move.subject, author=move.actor.user, words=move.facts["words"])
    return {"feedback": row.pk, "words_hash": digest(row.words)}


def answer_feedback(move: Move) -> dict:
    """Answer one piece of feedback."""
    row = move.facts["feedback"]
    Feedback.objects.filter(pk=row.pk).update(answer=move.facts["answer"], answered_at=clock.now())
    return {"feedback": row.pk, "answer_hash": digest(move.facts["answer"])}
