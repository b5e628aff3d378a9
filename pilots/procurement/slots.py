"""Blocks on the pages of certifications: the purchases that rest on them."""

from django.urls import reverse

from colab.core import access, clock
from colab.core.lifecycle import slots

from .models import Contract


def _of_certification(request, certification) -> dict | None:
    rows = access.visible_to(request.actor, Contract.objects.filter(certification=certification))
    found = [
        {"row": row, "url": reverse("work:subject", args=["contract", row.key])}
        for row in rows.order_by("-created_at", "-pk")[:20]
    ]
    buys = certification.body_id in request.actor.grants.bodies("section", "head")
    buys = buys and certification.valid_on(clock.today())
    if not found and not buys:
        return None
    url = f"{reverse('procurement:start')}?certification={certification.pk}" if buys else ""
    return {"rows": found, "start_url": url}


def _budget_of_pilot(request, pilot) -> dict | None:
    if not request.actor.grants.is_staff or not pilot.period_to:
        return None
    return {"url": f"{reverse('procurement:budget')}?pilot={pilot.key}"}


slots.add("subject:pilot", "procurement/budget_link.html", _budget_of_pilot, order=70)
slots.add("subject:certification", "procurement/of_certification.html", _of_certification, order=20)
