"""What the receiving body still has to do, and what validity is left."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from colab.core import clock, law
from colab.core.law import article
from pilots.certification import queries
from pilots.certification import rules as certification_rules
from pilots.certification.enums import PUBLIC, CertificationState
from pilots.certification.models import Certification


@dataclass(frozen=True)
class Step:
    """One of the receiving body's own steps."""

    text: str
    done: bool
    article: str = ""


def remaining(body, kind: str, mine: Certification | None = None) -> list[Step]:
    """Return the steps of a recognition by copy for ``body``; those of ``mine`` that are done are marked."""
    state = mine.state if mine else ""
    decided = state in PUBLIC
    steps = [Step(_("Receive the copy of the plan"), mine is not None, str(article("rule.12-3-7")))]
    if kind == "service" and law.rule(body, certification_rules.EXPERTS_FOR_SERVICES_BY_COPY):
        heard = mine is not None and queries.opinions_on(queries.plan_at_issue(mine), clock.today()).count() >= 2
        words = _("Hear two or more persons of learning and experience (a setting of your body)")
        steps.append(Step(words, heard or decided, str(article("rule.12-3-2"))))
    before = decided or state == CertificationState.DECISION
    steps.append(Step(_("Put it before the head of your body"), before))
    steps.append(Step(_("Decision by the head of your body"), decided, str(article("rule.12-3-1"))))
    steps.append(Step(_("Buy: forecast, publication before, decision, signatures, publication after"), False,
                      str(article("order.167-2-1-4"))))  # fmt: skip
    return steps


def validity_left(body, source_end: date | None) -> date:
    """Return until when a recognition decided today would be valid."""
    own = certification_rules.valid_until(body, clock.today())
    capped = source_end is not None and law.rule(body, certification_rules.CAP_BY_SOURCE)
    return min(own, source_end) if capped else own
