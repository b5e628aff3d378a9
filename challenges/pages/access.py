"""Which files this app takes, and which pictures its pages show to everybody."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge
from challenges.pages.models import ChallengePage
from colab.core import access
from colab.core.access import ANONYMOUS
from colab.core.content.models import ContentImage
from colab.core.content.pictures import shown_by
from colab.core.files.purposes import purpose

purpose("challenges.import", _("Workbook of challenges"), max_mb=10, max_count=1, types=("xlsx", "csv"))


@shown_by
def on_the_page_of_a_challenge(image: ContentImage) -> bool:
    """Whether the live words of a challenge that everybody may read hold the picture.

    Wagtail keeps no index of these pages: their words are searched for its number first, and then read.
    """
    named = Q(words__contains=f'"image": {image.pk}') | Q(words__contains=f'"picture": {image.pk}')
    pages = ChallengePage.objects.live().annotate(words=Cast("extras", TextField())).filter(named).order_by("pk")
    holding = [page.translation_key for page in pages if _holds(page, image)]
    shown = Challenge.objects.filter(translation_key__in=holding, published_at__isnull=False)
    return bool(holding) and access.visible_to(ANONYMOUS, shown).exists()


def _holds(page: ChallengePage, image: ContentImage) -> bool:
    found = ContentImage, str(image.pk)
    return any(found == reference[:2] for reference in page.extras.stream_block.extract_references(page.extras))
