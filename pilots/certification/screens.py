"""The workspace page of a certification and the forms of its verbs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, files
from colab.core.lifecycle import screens

from . import presentation
from .access import ATTACHMENTS, certifier_q, office_q, team_q
from .enums import PUBLIC
from .forms.application import ApplicationForm, ChangeForm
from .forms.attachments import AttachForm
from .forms.decisions import CertifyForm, DecisionForm, FindingsForm, ReasonedDecisionForm, ReturnForm, RevokeForm
from .forms.experts import AppointForm, OpinionForm, ReleaseForm
from .models import Certification


def _rows():
    return Certification.objects.select_related("body", "organisation", "programme", "pilot", "source")


def _deciding(actor, certification) -> bool:
    """Whether the person prepares the decision or audits it, and is not of the applicant."""
    if certification.organisation_id in actor.grants.organisations:
        return False
    q = office_q(actor) | certifier_q(actor)
    return actor.grants.is_auditor or Certification.objects.filter(q, pk=certification.pk).exists()


def _inside(actor, certification) -> bool:
    """Whether the person sees the application itself, beyond what is public."""
    own = Certification.objects.filter(team_q(actor), pk=certification.pk).exists()
    return own or access.can(actor, "give_opinion", certification) or _deciding(actor, certification)


def _heard(actor, certification) -> dict:
    """Return experts, opinions and findings as the person may know them.

    Each expert is heard apart from the others: one reads one's own words, and neither theirs nor the findings.
    """
    if _deciding(actor, certification):
        return {
            "experts": list(certification.appointments.order_by("pk")),
            "opinions": presentation.opinions(certification),
            "findings": presentation.findings(certification),
        }
    mine = certification.appointments.filter(user=actor.user_id) if actor.user_id else []
    if not mine or certification.organisation_id in actor.grants.organisations:
        return {"experts": [], "opinions": [], "findings": []}
    opinions = [each for each in presentation.opinions(certification) if each.appointment.user_id == actor.user_id]
    return {"experts": list(mine.order_by("pk")), "opinions": opinions, "findings": []}


def _context(request, certification) -> dict:
    inside = _inside(request.actor, certification)
    return _heard(request.actor, certification) | {
        "inside": inside,
        "certificate": presentation.certificate(certification) if certification.certified_on else [],
        "application": presentation.application(certification) if inside else presentation.about(certification),
        "plans": presentation.plans(certification) if inside else [],
        "attachments": files.of("certification", certification.key, purpose=ATTACHMENTS).order_by("pk")
        if access.can(request.actor, "read_attachments", certification) or request.actor.grants.is_auditor
        else [],
        "return_items": [label for code, label in ReturnForm.ITEMS if code in certification.return_items],
        "certificate_url": reverse("certification:certificate", args=[certification.code])
        if certification.code
        else "",
    }


def _public_url(certification) -> str:
    return reverse("certification:detail", args=[certification.code]) if certification.state in PUBLIC else ""


screens.register(
    screens.Screen(
        machine="certification",
        reads_people="certification",
        template="certification/work_detail.html",
        context=_context,
        title=lambda certification: str(certification),
        queryset=_rows,
        list_url_name="certification:work_list",
        list_label=_("All certifications"),
        public_url=_public_url,
    )
)
for verb, form in {
    "save": ApplicationForm,
    "attach": AttachForm,
    "return": ReturnForm,
    "appoint": AppointForm,
    "release": ReleaseForm,
    "give_opinion": OpinionForm,
    "find": FindingsForm,
    "certify": CertifyForm,
    "reject": ReasonedDecisionForm,
    "request_change": ChangeForm,
    "confirm_change": DecisionForm,
    "refuse_change": ReasonedDecisionForm,
    "revoke": RevokeForm,
    "surrender": screens.ReasonForm,
    "withdraw": screens.ReasonForm,
}.items():
    screens.verb_form("certification", verb, form)
