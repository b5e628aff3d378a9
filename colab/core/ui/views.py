"""The living style guide: every component with sample words. Shown while developing, in the demo and to staff."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from colab.core.ui import samples


def may_see_style_guide(request):
    """Return whether this installation or this person may see the style guide."""
    user = getattr(request, "user", None)
    return settings.DEBUG or settings.DEMO_MODE or bool(getattr(user, "is_staff", False))


@require_http_methods(["GET", "POST"])
def style_guide(request):
    """Show all components; a POST checks the sample form and shows its errors, nothing is kept."""
    if not may_see_style_guide(request):
        raise Http404
    form = samples.SampleForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form.is_valid()
    frame = "ui/style_guide_work.html" if "work" in request.GET else "ui/style_guide.html"
    return render(request, frame, {"form": form, **samples.context(request)})
