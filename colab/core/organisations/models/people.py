"""People."""

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import clock
from colab.core.organisations.managers import UserManager


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by an e-mail address. Erasing blanks the row and never deletes it: the evidence points here."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    name_en = models.CharField(pgettext_lazy("person", "name in English"), max_length=100, blank=True)
    language = models.CharField(
        _("language"), max_length=5, default="ja", choices=[("ja", "日本語"), ("en", "English")]
    )
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        """Return the name as Wagtail shows it."""
        return str(self)

    def get_short_name(self):
        """Return the name as Wagtail shows it."""
        return str(self)
