"""A person's own account: profile, second factor, devices, and the login link the office sends."""

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from colab.core.organisations.device_words import device_words
from colab.core.organisations.entry_links import person_of
from colab.core.organisations.forms.account import AccountForm
from colab.core.organisations.middleware import has_second_factor
from colab.core.organisations.queries import read_by_the_office
from colab.core.organisations.sessions import end_sessions, sessions_of
from colab.core.ui.forms import parsing


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show and change name and language; lead to password, second factor and notices."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("organisations:account")
    context = {
        "form": form,
        "strong": has_second_factor(request.user),
        "readings": read_by_the_office(request.user)[:20],
        "sign_on": bool(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]),
    }
    return render(request, "organisations/account.html", context)


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Explain why administrators need a second factor, and lead to setting one up."""
    return render(request, "organisations/second_factor.html", {"strong": has_second_factor(request.user)})


@login_required
@reauthentication_required(allow_get=True)
def devices(request: HttpRequest) -> HttpResponse:
    """Show where the person is logged in; end one session or all others, after the password or factor once more."""
    here = request.session.session_key
    if request.method == "POST":
        if "others" in request.POST:
            end_sessions(request.user, but=here)
        elif (only := parsing.digits(request.POST.get("end", ""))) is not None:
            end_sessions(request.user, only=only)
            if not request.session.exists(here):
                logout(request)
                return redirect("account_login")
        messages.success(request, _("Logged out there."))
        return redirect("organisations:devices")
    rows = [
        {"row": row, "words": device_words(row.user_agent), "here": row.session_key == here}
        for row in sessions_of(request.user)
    ]
    return render(request, "organisations/devices.html", {"rows": rows})


@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Log in by the office's link. Only the button logs in: mail scanners open links."""
    user = person_of(token)
    if user is None:
        return render(request, "organisations/enter.html", {"person": None}, status=410)
    if request.method != "POST":
        return render(request, "organisations/enter.html", {"person": user})
    # Who holds the link reads this address.
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).update(primary=False)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return perform_login(request, user)
