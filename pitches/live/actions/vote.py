"""Vote as somebody of the audience: one vote a device and one a code."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.events.models import Event, Finalist
from pitches.live.enums import VoteMode
from pitches.live.models import Ballot, Stage, VoteCode


class NoVote(Exception):
    """The vote is not taken; ``message`` says why."""

    def __init__(self, message):
        self.message = message
        super().__init__(message)


CLOSED = _("No votes are taken now.")
UNKNOWN = _("This code is not known. Please check it letter by letter.")
USED = _("This code has voted already, on another device.")
VOTED = _("This device has voted already, with another code.")
NOT_ON_LIST = _("Please choose one of the teams.")


def cast(*, event: Event, device: str, finalist: Finalist, code: str = "") -> Ballot:
    """Keep the vote of ``device`` (a fingerprint); voting again on the same device and code changes it.

    Raises ``NoVote`` when no votes are taken, the code is unknown or used, or the device has voted with another one;
    then nothing has changed. The stage's row is locked, so that no vote comes in after the closing.
    """
    with transaction.atomic():
        stage = Stage.objects.select_for_update(no_key=True).filter(event=event).first()
        if stage is None or not stage.vote_is_open:
            raise NoVote(CLOSED)
        if finalist.event_round.event_id != event.pk:
            raise NoVote(NOT_ON_LIST)
        held = _code(event, code) if stage.vote_mode == VoteMode.CODES else None
        ballot = _present(event, device, held)
        if ballot is not None:
            Ballot.objects.filter(pk=ballot.pk).update(finalist=finalist, at=clock.now())
            return ballot
        try:
            with transaction.atomic():
                return Ballot.objects.create(event=event, finalist=finalist, device=device, code=held)
        except IntegrityError as error:  # the same device or code at the same moment
            raise NoVote(VOTED if held is None else USED) from error


def _code(event: Event, typed: str) -> VoteCode:
    found = VoteCode.objects.filter(event=event, code="".join(typed.split()).replace("-", "").upper()).first()
    if found is None:
        raise NoVote(UNKNOWN)
    return found


def _present(event: Event, device: str, code: VoteCode | None) -> Ballot | None:
    own = Ballot.objects.filter(event=event, device=device).first()
    if code is None:
        return own
    used = Ballot.objects.filter(event=event, code=code).first()
    if used is not None and used.device != device:
        raise NoVote(USED)
    if own is not None and own.code_id != code.pk:
        raise NoVote(VOTED)
    return own
