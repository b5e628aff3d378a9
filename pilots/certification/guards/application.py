"""Conditions on handing in."""

from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.law import practice, statute
from colab.core.lifecycle import Move, guard
from pilots.certification import queries, rules
from pilots.certification.enums import IN_FORCE
from pilots.certification.models import Certification

from . import found

DECLARATIONS = ("declares_small", "declares_independent", "declares_antisocial", "declares_lawful")


@statute(
    "certification.plan_four_items",
    "rule.12-3-3",
    _("The implementation plan states all four items: goal, content, period, and method with funds and their raising."),
    next_step=_("Fill in what is missing in the plan."),
    found=found.plan_items,
)
def plan_complete(move: Move) -> bool:
    """施行規則 第12条の3第3項."""
    plan = queries.plan_at_issue(move.subject)
    return plan is not None and not plan.missing


@guard(
    "certification.kind_chosen",
    _("It is decided, with a reason, whether the product is goods or a service."),
    next_step=_("Choose the kind and say why: experts, limits and procedure depend on it."),
    found=found.columns(*found.KIND),
)
def kind_chosen(move: Move) -> bool:
    """Goods or service decides on experts, limits and procedure."""
    return bool(move.subject.kind and move.subject.kind_reason and move.subject.product_name)


@guard(
    "certification.points_argued",
    _("The application says how the product is new, what it contributes to, and why the plan can be carried out."),
    next_step=_("Fill in the section on the three points."),
    found=found.columns(*found.POINTS),
)
def points_argued(move: Move) -> bool:
    """Something to judge stands on each of the three points."""
    s = move.subject
    return all([s.novelty, s.novelty_reason, s.usefulness, s.usefulness_reason, s.feasibility_reason])


@guard(
    "certification.declarations",
    _("The declarations on eligibility are made."),
    next_step=_("Read the declarations and tick each."),
    found=found.columns(*found.DECLARED),
)
def declarations_made(move: Move) -> bool:
    """Eligibility as the programme asks for it."""
    return all(getattr(move.subject, name) for name in DECLARATIONS)


@statute(
    "certification.declares_167_4",
    "order.167-4",
    _("The applicant declares not to be among those excluded from contracts."),
    next_step=_("Read the article and tick the declaration if it holds."),
    found=found.columns("declares_167_4"),
)
def declares_not_excluded(move: Move) -> bool:
    """施行令 第167条の4: who must or may be excluded."""
    return move.subject.declares_167_4


@practice(
    "certification.years_on_sale",
    _("The product has not been on sale for longer than the body allows."),
    next_step=_("Check the day the sale began."),
    found=found.on_sale,
)
def not_too_long_on_sale(move: Move) -> bool:
    """A programme's limit, where the body has set one."""
    limit = law.rule(move.subject.body, rules.MAX_YEARS_ON_SALE, move.fact_on)
    begun = move.subject.on_sale_since
    return not limit or begun is None or rules.add_years(begun, limit) >= move.fact_on


@practice(
    "certification.same_product",
    _("The same product is not certified by this body already."),
    next_step=_("Apply again only for a markedly improved product, and say in what it is improved."),
    found=found.same_product,
)
def not_certified_already(move: Move) -> bool:
    """One certification for one product and body."""
    s = move.subject
    same = Certification.objects.filter(body=s.body, organisation=s.organisation, product_name=s.product_name)
    return not same.filter(state__in=IN_FORCE).exclude(pk=s.pk).exists()
