"""``manage.py reseal_factors``: seal all second factors with today's ``SECRET_KEY``, so that an older one may go."""

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from colab.core.organisations.factors import reseal


class Command(BaseCommand):
    """Run while the site runs, with the old key in ``SECRET_KEY_FALLBACKS``; running it twice does no harm."""

    help = "Seal the secrets of authenticator apps and recovery codes with SECRET_KEY. Opens them with older keys too."

    def handle(self, **options):
        """Print how many there were; exit with an error at one that cannot be opened."""
        sealed = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
        done = 0
        for pk in sealed.values_list("pk", flat=True):
            while not self._reseal(pk):
                """Somebody used a recovery code meanwhile."""
            done += 1
        self.stdout.write(f"{done} sealed anew")

    def _reseal(self, pk: int) -> bool:
        """Return whether the row stayed as it was while its secret was sealed; a used code must stay used."""
        row = Authenticator.objects.filter(pk=pk).first()
        if row is None:
            return True
        try:
            data = reseal(row.data)
        except InvalidToken:
            raise CommandError(
                f"A factor of person {row.user_id} opens with no key: add the one before to SECRET_KEY_FALLBACKS."
            ) from None
        return bool(Authenticator.objects.filter(pk=pk, data=row.data).update(data=data))
