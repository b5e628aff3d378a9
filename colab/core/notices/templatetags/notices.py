"""Template tags: following a subject."""

from django import template

from colab.core.notices.actions.follow import follows

register = template.Library()


@register.inclusion_tag("notices/follow.html", takes_context=True)
def follow_button(context, subject):
    """Offer news on a public subject: one press with an account, the subscription page without."""
    request = context["request"]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token", ""),
        "machine": subject.MACHINE,
        "key": subject.key,
        "signed_in": request.user.is_authenticated,
        "following": follows(request.user, subject.MACHINE, subject.key) if request.user.is_authenticated else False,
    }
