"""What a person does not want mailed."""

from django.conf import settings
from django.db import models

from colab.core.notices.enums import Category


class MutedCategory(models.Model):
    """A row means: no mail for kinds of this category that may be muted (they still appear in the app)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="muted_categories")
    category = models.CharField(max_length=12, choices=Category.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "category"], name="notices_muted_once")]

    def __str__(self):
        return f"{self.user_id}: {self.category}"


class PromptCategory(models.Model):
    """A row means: kinds of this category that could wait for the daily letter are mailed at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="prompt_categories")
    category = models.CharField(max_length=12, choices=Category.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "category"], name="notices_prompt_once")]

    def __str__(self):
        return f"{self.user_id}: {self.category}"
