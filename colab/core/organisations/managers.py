"""Creating people by e-mail address."""

from django.contrib.auth.models import BaseUserManager


class UserManager(BaseUserManager):
    """People are found and made by e-mail address; addresses are kept in lower case."""

    def create_user(self, email, password=None, **fields):
        """Create a person; without a password only mailed codes and single sign-on work."""
        from allauth.account.models import EmailAddress  # needs the user model, which needs this manager

        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        # Without this row a mailed login code would be followed by a second one that verifies the address.
        EmailAddress.objects.using(self._db).create(user=user, email=user.email, primary=True)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Create an operator with every right."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        """Look a person up regardless of the case typed."""
        return self.get(email=email.strip().lower())
