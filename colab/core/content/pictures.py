"""Who may see a picture: everybody once a page that everybody may read shows it; before that the editors."""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from colab.core.content.access import may_edit
from colab.core.content.models import ContentImage

_places: list[Callable[[ContentImage], bool]] = []


def shown_by(place: Callable[[ContentImage], bool]) -> Callable[[ContentImage], bool]:
    """Register a place that shows pictures; it says whether everybody may see this one there."""
    _places.append(place)
    return place


@shown_by
def on_an_editorial_page(image: ContentImage) -> bool:
    """Whether a live page without restrictions of its own or from above shows the picture."""
    pages = ReferenceIndex.get_references_to(image).filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    numbers = [int(key) for key in pages.values_list("object_id", flat=True).distinct()]
    return bool(numbers) and Page.objects.filter(pk__in=numbers).live().public().exists()


def is_restricted(image: ContentImage) -> bool:
    """Whether the picture's collection, or one above it, is not for everybody."""
    return image.collection.get_view_restrictions().exists()


def is_public(image: ContentImage) -> bool:
    """Whether everybody may see the picture."""
    return not is_restricted(image) and any(place(image) for place in _places)


def may_see(request: HttpRequest, image: ContentImage) -> bool:
    """Whether this reader may see a picture that is not public: an editor, or whom its collection lets in."""
    policy = policy_registry.get_by_type(ContentImage)
    if may_edit(request) and policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], image):
        return True
    restrictions = list(image.collection.get_view_restrictions().order_by("pk"))
    accepted = bool(restrictions) and all(each.accept_request(request) for each in restrictions)
    return accepted and any(place(image) for place in _places)
