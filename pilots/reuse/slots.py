"""Blocks on the pages of certifications and pilots: 「導入したい」, evaluations by buyers, the remaining steps."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.lifecycle import screens, slots
from pilots.certification.enums import PENDING, PUBLIC, Route
from pilots.certification.models import Certification
from pilots.procurement.models import Contract
from pilots.reuse import steps
from pilots.reuse.models import Inquiry, Interest, Release
from pilots.trials.enums import FINISHED


def _certified(request, certification) -> dict:
    grants = request.actor.grants
    bought = Contract.objects.filter(certification=certification, post_on__isnull=False)
    return {
        "want_url": f"{reverse('reuse:interest')}?certification={certification.code}"
        if grants.has("section", "head")
        else "",
        "copy_url": reverse("reuse:recognise", args=[certification.code])
        if certification.valid_on(clock.today()) and grants.has("section", "head", "office", "certifier")
        else "",
        "interests": Interest.objects.filter(certification=certification).count(),
        "evaluations": [
            {
                "contract": c,
                "url": reverse("procurement:detail", args=[c.key]),
                "ask_url": reverse("reuse:ask", args=[c.key]) if grants.has("section", "head") else "",
            }
            for c in bought.select_related("body", "unit").order_by("-signed_on", "-pk")[:10]
        ],
        "answers": _answers(request, certification),
        "package_url": reverse("reuse:package", args=[certification.code])
        if certification.valid_on(clock.today()) and access.can(request.actor, "fetch_package", certification)
        else "",
        "joint_url": f"{reverse('reuse:joint_new')}?certification={certification.code}"
        if grants.has("section", "head")
        else "",
        "recognitions": list(
            Certification.objects.filter(source=certification, state__in=PUBLIC).select_related("body").order_by("pk")
        ),
    }


def _answers(request, certification) -> list:
    rows = Inquiry.objects.filter(contract__certification=certification, answered_at__isnull=False)
    rows = access.visible_to(request.actor, rows.select_related("unit__body", "contract__unit__body"))
    return list(rows.order_by("-answered_at", "-pk")[:10])


def _release(request, certification) -> dict | None:
    if not access.can(request.actor, "share_package", certification):
        return None
    return {
        "release": Release.objects.filter(certification=certification, withdrawn_at=None).first(),
        "release_url": reverse("reuse:release", args=[certification.code]),
        "package_url": reverse("reuse:package", args=[certification.code]),
    }


def _pilot(request, pilot) -> dict | None:
    if pilot.state not in FINISHED:
        return None
    wants = request.actor.grants.has("section", "head")
    return {
        "want_url": f"{reverse('reuse:interest')}?pilot={pilot.code}" if wants else "",
        "copy_url": "",
        "interests": Interest.objects.filter(pilot=pilot).count(),
        "evaluations": [],
        "answers": [],
        "package_url": "",
        "joint_url": "",
        "recognitions": [],
    }


def _copy(request, certification) -> dict | None:
    if certification.route != Route.COPY or not request.actor.grants.is_staff:
        return None
    if certification.state not in (*PENDING, *PUBLIC, "draft"):
        return None
    found = getattr(certification, "recognition", None)
    return {
        "steps": steps.remaining(certification.body, certification.kind, certification),
        "until": certification.valid_until or steps.validity_left(certification.body, certification.source_valid_until),
        "filled": found.fields_filled if found else None,
        "total": found.fields_total if found else None,
    }


def _interests(request, certification) -> dict | None:
    rows = access.visible_to(request.actor, Interest.objects.filter(certification=certification))
    found = list(rows.select_related("unit__body").order_by("-created_at", "-pk")[:20])
    return {"rows": found} if found else None


slots.add("public:certification", "reuse/want.html", _certified)
slots.add("public:pilot", "reuse/want.html", _pilot)
slots.add("subject:certification", "reuse/steps.html", _copy, order=10)
slots.add("subject:certification", "reuse/interests.html", _interests)
slots.add("subject:certification", "reuse/release.html", _release, order=60)
screens.entry_label("interest", _("A body would like to introduce it"))
screens.entry_label("release_package", _("Package released to public bodies"))
screens.entry_label("withdraw_package", _("Release of the package taken back"))
