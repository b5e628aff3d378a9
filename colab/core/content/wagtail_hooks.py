"""What Wagtail's admin asks for although uploads go through core/files; and what search must know of it."""

from django.http import JsonResponse
from django.urls import path
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.views.account import AvatarSettingsPanel

from colab.core import search
from colab.core.content.search import documents_below


class NoDocuments:
    """Stands where wagtail.documents would be: every admin page names the address of its list."""

    model = type("NoDocument", (), {})

    @classmethod
    def get_urlpatterns(cls):
        """Return the addresses the admin reverses; there is never anything in the list."""
        return [path("", cls.listing, name="listing")]

    @staticmethod
    def listing(request):
        """Return the empty list."""
        return JsonResponse({"meta": {"total_count": 0}, "items": []})


@hooks.register("construct_admin_api")
def without_documents(router):
    """Give the admin's API its list of documents."""
    router.register_endpoint("documents", NoDocuments)


# Portraits of editors would be uploads that nobody checks, at addresses that nobody serves.
AvatarSettingsPanel.is_active = lambda panel: False


@hooks.register("get_avatar_url")
def without_portraits(user, size):
    """Give everybody the same portrait, also those who uploaded one before."""
    return versioned_static("wagtailadmin/images/default-user-avatar.png")


@hooks.register("construct_settings_menu")
@hooks.register("construct_search")
def without_people(request, items):
    """Offer no list of people or groups: EditorsOnlyMiddleware serves none."""
    items[:] = [item for item in items if item.name not in ("users", "groups")]


@hooks.register("before_delete_page")
def remember_documents(request, page):
    """Remember what search holds of the pages that go: afterwards nobody can tell which they were."""
    request.documents_to_forget = documents_below(page)


@hooks.register("after_delete_page")
def forget_documents(request, page):
    """Take them out of the search."""
    for kind, key in request.documents_to_forget:
        search.forget(kind, key)
