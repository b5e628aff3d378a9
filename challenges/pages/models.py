"""Pages own the words of a challenge, one page a language; state, dates and amounts stand on the row (decision 1)."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester

from challenges.challenges.models import Challenge
from challenges.pages.fields import BY_NAME
from colab.core import access
from colab.core.access import Actor
from colab.core.content.blocks import StoryBlock


def _text(name: str) -> models.TextField:
    words = BY_NAME[name]
    return models.TextField(words.label, blank=True, max_length=words.length * 2, help_text=words.help)


class ChallengePermissions(PagePermissionTester):
    """In Wagtail's admin, words may be edited by those who may save the challenge; nothing else is done there."""

    def _may_save(self) -> bool:
        challenge = self.page.challenge
        return challenge is not None and access.can(Actor.of(self.user), "save", challenge)

    def can_edit(self):
        """The same right as in the workspace."""
        return self._may_save()

    def _no(self, *args, **kwargs):
        return False

    can_publish = can_unpublish = can_delete = can_move = can_copy = can_set_view_restrictions = _no
    can_add_subpage = can_publish_subpage = can_move_to = can_copy_to = can_submit_for_moderation = _no


class ChallengeIndexPage(Page):
    """The parent of all challenge pages; the list itself is a view of the room."""

    max_count_per_parent = 1
    parent_page_types = ["content.HomePage"]
    subpage_types = ["challenge_pages.ChallengePage"]

    class Meta:
        verbose_name = _("list of challenges")


class ChallengePage(Page):
    """The words of one challenge in one language. Being live is necessary, never sufficient: see ``serve``."""

    voice = _text("voice")
    background = _text("background")
    numbers = _text("numbers")
    problem = _text("problem")
    goal = _text("goal")
    solutions_sought = _text("solutions_sought")
    not_intended = _text("not_intended")
    field_features = _text("field_features")
    offers = _text("offers")
    verification = _text("verification")
    scope = _text("scope")
    after_pilot = _text("after_pilot")
    eligibility = _text("eligibility")
    judging = _text("judging")
    schedule = _text("schedule")
    ip_data = _text("ip_data")
    privacy = _text("privacy")
    extras = StreamField(StoryBlock(), blank=True, verbose_name=_("further sections"))
    translated_of = models.JSONField(default=dict, blank=True, editable=False)
    """On an English page: name → fingerprint of the Japanese the English was made from."""

    search_auto_update = False  # the platform's own search indexes challenges; Wagtail's would do it twice
    wagtail_reference_index_ignore = True
    parent_page_types = ["challenge_pages.ChallengeIndexPage"]
    subpage_types: list[str] = []
    content_panels = [*(FieldPanel(name) for name in BY_NAME), FieldPanel("extras")]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = _("page of a challenge")

    @property
    def challenge(self) -> Challenge | None:
        """The row these words belong to."""
        return Challenge.objects.filter(translation_key=self.translation_key).first()

    def permissions_for_user(self, user):
        """Editing follows the challenge's rights; publishing is done by its verbs alone."""
        return ChallengePermissions(user, self)

    def get_workflow(self):
        """No workflow of Wagtail's: the challenge has its own check and approval."""
        return None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the public page if the reader may see the challenge; else it does not exist."""
        from challenges.pages.views.public import detail

        challenge = self.challenge
        if challenge is None:
            raise Http404
        return detail(request, challenge.slug)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the page with the words of this draft."""
        from challenges.pages.views.public import render_challenge

        return render_challenge(request, self.challenge, page=self, preview=True)
