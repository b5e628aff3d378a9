"""The editors' admin is for those who hold an editing post today, whatever their groups said at the last login."""

from django.http import Http404

from .access import join_groups, may_edit

PEOPLE = {"wagtailusers_users", "wagtailusers_groups"}
PEOPLE_MODELS = (("organisations", "user"), ("auth", "group"))
"""What Wagtail's admin would change of people; docs/decisions/second-factor-and-editors.md says why none is served."""


class EditorsOnlyMiddleware:
    """Keeps a person's Wagtail groups as the posts say, and shows the admin to nobody else who is logged in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Check each page of the admin; absence, not refusal, to people without an editing post."""
        if not request.path_info.startswith("/cms/") or not request.user.is_authenticated:
            return
        join_groups(None, request, request.user)
        if not may_edit(request) or _is_about_people(request.resolver_match):
            raise Http404


def _is_about_people(match) -> bool:
    """Whether the page changes people or groups: accounts are the offices' work, groups follow the posts."""
    model = match.kwargs.get("app_label"), match.kwargs.get("model_name")
    return bool(PEOPLE.intersection(match.namespaces)) or model in PEOPLE_MODELS
