"""The machines of organisations and of solutions."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import SAME, Machine, Move, T, guard, register, roles

from . import corporate_number, versions
from .enums import OrganisationKind, OrganisationState, Role, SolutionState
from .models import Organisation, Solution

roles.register({role.value: role.label for role in Role})
O, S = OrganisationState, SolutionState  # noqa: E741 - the columns of the tables below


@guard(
    "organisation.number",
    _("A company needs a valid corporate number (13 digits with the right check digit)."),
    next_step=_("Check the number on the National Tax Agency's site and correct it."),
)
def number_valid(move: Move) -> bool:
    """Companies have a number whose check digit is right; others need none."""
    subject = move.subject
    number = move.facts.get("corporate_number", subject.corporate_number)
    kind = move.facts.get("kind", subject.kind)
    return kind != OrganisationKind.COMPANY or corporate_number.is_valid(number or "")


@guard(
    "organisation.contact",
    _("Name, representative and contact e-mail are filled in."),
    next_step=_("Fill in what is missing on the profile page."),
)
def basics_complete(move: Move) -> bool:
    """What anybody dealing with the organisation needs."""
    subject = move.subject
    return all([subject.name, subject.representative, subject.contact_email])


@guard(
    "solution.complete",
    _("Name, summary, description, stage and at least one area are filled in."),
    next_step=_("Fill in what is missing and save."),
)
def solution_complete(move: Move) -> bool:
    """What a reader of the list needs."""
    subject = move.subject
    return all([subject.name, subject.summary, subject.description, subject.stage, subject.areas])


def write_facts(move: Move) -> None:
    """Put the facts on the subject's columns of the same names."""
    for name, value in move.facts.items():
        setattr(move.subject, name, value)


def note_reason(move: Move) -> None:
    """Keep the office's words where the team reads them."""
    move.subject.office_note = move.facts.get("reason", "")


ORGANISATION = register(
    Machine(
        "organisation",
        Organisation,
        states=OrganisationState,
        rank=5,
        label=_("Organisation"),
        transitions=[
            T(
                "save",
                [O.DRAFT, O.REGISTERED],
                SAME,
                label=_("Save the profile"),
                guards=[number_valid],
                effect=versions.save_profile,
            ),
            T("register", [O.DRAFT], O.REGISTERED, label=_("Register"), guards=[number_valid, basics_complete]),
            T("suspend", [O.REGISTERED], O.SUSPENDED, label=_("Suspend"), danger=True),
            T("restore", [O.SUSPENDED], O.REGISTERED, label=_("Restore")),
        ],
        tones={O.DRAFT: "neutral", O.REGISTERED: "success", O.SUSPENDED: "danger"},
    )
)

SOLUTION = register(
    Machine(
        "solution",
        Solution,
        states=SolutionState,
        rank=6,
        label=_("Solution"),
        transitions=[
            T("save", [S.DRAFT, S.RETURNED, S.LISTED], SAME, label=_("Save"), effect=write_facts),
            T(
                "submit",
                [S.DRAFT, S.RETURNED, S.WITHDRAWN],
                S.SUBMITTED,
                label=_("Send to the office"),
                guards=[solution_complete],
            ),
            T("list", [S.SUBMITTED], S.LISTED, label=_("List publicly"), guards=[solution_complete]),
            T("return", [S.SUBMITTED, S.LISTED], S.RETURNED, label=_("Return with a reason"), effect=note_reason),
            T("withdraw", [S.DRAFT, S.SUBMITTED, S.RETURNED, S.LISTED], S.WITHDRAWN, label=_("Withdraw"), danger=True),
        ],
        road=(S.DRAFT, S.SUBMITTED, S.LISTED),
        tones={
            S.DRAFT: "neutral",
            S.SUBMITTED: "info",
            S.RETURNED: "warning",
            S.LISTED: "success",
            S.WITHDRAWN: "neutral",
        },
    )
)
