"""What Wagtail's admin asks for although uploads go through core/files."""

from django.http import JsonResponse
from django.urls import path
from wagtail import hooks


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
