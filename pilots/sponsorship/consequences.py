"""Who is told of what."""

from django.utils import translation

from colab.core.lifecycle import Move, consequence, machine_of, ref
from colab.core.notices import Address, notify
from colab.core.organisations.queries import holders
from colab.core.ui.format import yen


@consequence("sponsor", "create")
def tell_office(move: Move) -> None:
    """Tell the office that an organisation wants to be a sponsor, and the organisation that its wish arrived."""
    sponsor = move.subject
    context = {"organisation": sponsor.name, "amount": yen(sponsor.amount_yen)}
    people = holders("office", "office_admin", programme=sponsor.programme)
    notify("sponsorship.applied", to=people, subject_ref=ref(sponsor), context=context)
    _tell(sponsor)


@consequence("sponsor", "confirm", "refuse", "receive", "withdraw", "end")
def tell_sponsor(move: Move) -> None:
    """Tell the contact how it stands."""
    _tell(move.subject)


def _tell(sponsor) -> None:
    with translation.override(sponsor.language):
        context = {
            "organisation": sponsor.label, "programme": sponsor.programme.label, "level": sponsor.level.label,
            "state": str(machine_of(sponsor).state_label(sponsor.state)), "reason": sponsor.reason_words,
        }  # fmt: skip
        url = sponsor.get_absolute_url()
    to = [Address(sponsor.contact_email, sponsor.language)]
    notify("sponsorship.told", to=to, subject_ref=ref(sponsor), context=context, url=url)
