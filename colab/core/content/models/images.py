"""Pictures of editorial pages: checked like every upload, never without a description, served by our own host only."""

from hashlib import sha256
from pathlib import PurePath

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageFieldFile

ORIGINAL = "original"
"""What Wagtail calls a rendition that keeps every pixel."""


def original_url(image_pk: int) -> str:
    """Return the address of a picture as it was uploaded: inside the editors' admin, for those who may change it."""
    return reverse("wagtailimages:preview", args=[image_pk, ORIGINAL])


class OriginalFile(WagtailImageFieldFile):
    """An upload; whatever the storage calls it, browsers know it by our own address."""

    @property
    def url(self) -> str:
        """The address inside the editors' admin."""
        return original_url(self.instance.pk)


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


ContentImage._meta.get_field("file").attr_class = OriginalFile


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(ContentImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="content_rendition_once")
        ]

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return PurePath(self.file.name).name

    @property
    def mark(self) -> str:
        """What changes with the file: each rendition's file is written once, under a name of its own."""
        return sha256(self.file.name.encode()).hexdigest()[:16]

    @property
    def is_original(self) -> bool:
        """Whether it keeps every pixel of the upload."""
        return ORIGINAL in self.filter_spec.split("|")

    @property
    def url(self) -> str:
        """The address on our own host, whatever the storage calls the file."""
        if self.is_original:
            return original_url(self.image_id)
        return reverse("content_plain:picture", args=[self.pk, self.mark, self.name])
