"""What must hold before a project moves on."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, guard


@guard(
    "civic.open_source",
    _("Open source needs a public repository and a licence."),
    next_step=_("Name both."),
    asks_facts=True,
)
def repository_and_licence(move: Move) -> bool:
    """Both are named, in the facts or before."""
    subject = move.subject
    return all(move.facts.get(name) or getattr(subject, name) for name in ("repository_url", "licence"))


@guard(
    "civic.adopted_once",
    _("The municipality is not yet listed as a user."),
    next_step=_("Choose another one."),
    asks_facts=True,
    refused=_("This municipality is listed as a user already."),
)
def adopted_once(move: Move) -> bool:
    """Each body stands once in the list."""
    return not move.subject.adoptions.filter(body=move.facts["body"]).exists()


@guard(
    "civic.own_feedback",
    _("The feedback belongs to this project."),
    next_step=_("Open it from the project’s page."),
    asks_facts=True,
)
def own_feedback(move: Move) -> bool:
    """No answer to another project's feedback."""
    return move.facts["feedback"].project_id == move.subject.pk
