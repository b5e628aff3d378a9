"""Pictures of editorial pages: checked like every upload, never without a description."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class ContentImage(AbstractImage):
    """A picture; ``description`` is its alternative text in Japanese, ``description_en`` in English."""

    description_en = models.CharField(_("what the picture shows, in English"), max_length=255, blank=True)

    admin_form_fields = ("title", "file", "description", "description_en", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")

    @property
    def default_alt_text(self) -> str:
        """The description in the language of the page."""
        from colab.core.content.bilingual import in_language

        return in_language(self.description, self.description_en)


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(ContentImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="content_rendition_once")
        ]
