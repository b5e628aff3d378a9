"""The notices of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.notices import audiences
from colab.core.notices.actions.forget import forget
from colab.core.notices.enums import Category
from colab.core.notices.kinds import Kind, register
from colab.core.organisations.actions.erase_person import also_erase
from colab.core.organisations.enums import OrganisationKind, OrganisationState
from colab.core.organisations.models import Membership, Organisation, User
from colab.core.ui import forms as ui_forms

also_erase(forget)


@register
class ConfirmSubscription(Kind):
    """Asks an address whether it wants the news somebody asked for."""

    code = "notices.confirm_subscription"
    label = _("Confirming a subscription")
    category = Category.ACCOUNT
    template = "confirm_subscription"
    mutable = False
    secret = True
    audience = "the address typed on the subscription page"


@register
class NewMessage(Kind):
    """Somebody of the other side wrote."""

    code = "notices.message"
    label = _("New message in a thread")
    category = Category.MESSAGE
    template = "message"
    audience = "people of the other sides of the subject"


@register
class NewMeetingRecord(Kind):
    """A meeting record was added."""

    code = "notices.meeting"
    label = _("New meeting record in a thread")
    category = Category.MESSAGE
    template = "meeting"
    audience = "people of the other sides of the subject"


@register
class Letter(Kind):
    """A letter of the office."""

    code = "notices.letter"
    label = _("Letter of the office")
    category = Category.MAILING
    template = "letter"
    mutable = False
    audience = "the audience shown before sending"


@register
class DailyLetter(Kind):
    """What waited for the day's letter, in one mail."""

    code = "notices.daily"
    label = _("The daily letter")
    category = Category.MATCH
    template = "daily"
    audience = "people with matches or saved searches, at most once a day"


class RegisteredOrganisationsForm(ui_forms.Form):
    """Which registered organisations a letter goes to."""

    kind = forms.MultipleChoiceField(
        label=_("Kind of organisation"),
        choices=OrganisationKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nothing ticked means all."),
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)


def registered_organisations(actor, params):
    """Return the owners of registered organisations of the wanted kinds."""
    wanted = Organisation.objects.filter(state=OrganisationState.REGISTERED)
    if params.get("kind"):
        wanted = wanted.filter(kind__in=params["kind"])
    owners = Membership.objects.filter(organisation__in=wanted, role=Membership.Role.OWNER)
    return User.objects.filter(pk__in=owners.values("user")).order_by("pk")


audiences.register(
    "organisations",
    _("Owners of registered companies and groups"),
    registered_organisations,
    form=RegisteredOrganisationsForm,
)
