"""Forms of allauth that send a mail to whatever address is typed, within what a mailbox may get."""

from allauth.account import forms as allauth_forms
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations import mail_allowance

ENOUGH = _(
    "Several mails went to this address already. Please use what stands in the last one, or ask again later. "
    "A password, a passkey or the login of your body lets you in as well."
)


class _Asking:
    """Refuses in the form itself, so that what was asked before stays good."""

    kind = ""

    def clean_email(self):
        """Return the address; the same answer for known and unknown ones."""
        email = super().clean_email()
        if not mail_allowance.allows(context.request, self.kind, email):
            raise forms.ValidationError(ENOUGH)
        return email


class AskForCode(_Asking, allauth_forms.RequestLoginCodeForm):
    """A code by mail."""

    kind = "code"


class AskForReset(_Asking, allauth_forms.ResetPasswordForm):
    """A link for a new password."""

    kind = "reset"
