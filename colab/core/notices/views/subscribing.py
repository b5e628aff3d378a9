"""Subscribing without an account. No page tells whether an address is known."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from colab.core import access, lifecycle
from colab.core.notices import topics
from colab.core.notices.actions import stopping
from colab.core.notices.actions import subscribe as actions
from colab.core.notices.forms.subscribing import SubscribeForm
from colab.core.ui import limits


@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request):
    """GET: the form (`?follow=<machine>:<key>` offers one public subject). POST: ask the address by mail."""
    follow = _followed(request, request.POST.get("follow") or request.GET.get("follow", ""))
    asked = [follow[0]] if follow else request.GET.getlist("topic")
    form = SubscribeForm(request.POST or None, follow=follow, initial={"topics": asked})
    if request.method == "POST" and limits.allows(request, "subscribe", form) and form.is_valid():
        actions.subscribe(form.cleaned_data["address"], form.cleaned_data["topics"], get_language())
        return redirect(f"{reverse('subscribe')}?asked=1")
    page = "notices/subscribe_asked.html" if "asked" in request.GET else "notices/subscribe.html"
    context = {"form": form, "follow": follow[0].partition(":")[2] if follow else ""}
    return limits.answer(render(request, page, context), form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """GET shows one button and changes nothing (mail scanners open links); POST confirms."""
    try:
        if request.method == "POST":
            subscriber = actions.confirm(token)
            stop_url = reverse("notices:stop", args=[actions.stop_token(subscriber)])
            return render(request, "notices/subscribe_done.html", {"stop_url": stop_url})
        wanted = [_label(request, topic) for topic in actions.waiting_for(token).wanted]
    except actions.BadToken:
        return render(request, "notices/link_dead.html", status=410)
    return render(request, "notices/subscribe_confirm.html", {"topics": wanted})


# A mail program's one-press stop (RFC 8058) comes without cookies, so it has no token against forgery; the signed
# address in the link is the right to stop.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """GET shows one button; POST (the button, or a mail program by itself) forgets the address."""
    try:
        if request.method == "POST":
            actions.stop(token)
            return render(request, "notices/stopped.html")
        known = actions.subscriber_of(token) is not None
    except actions.BadToken:
        return render(request, "notices/link_dead.html", status=410)
    return render(request, "notices/stop.html" if known else "notices/stopped.html")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_kind(request, token):
    """GET shows one button; POST (the button, or a mail program by itself) ends one kind of mail, nothing else."""
    try:
        words = stopping.words_of(token)
        if words is None:
            return render(request, "notices/stopped_kind.html", {"kind": ""})
        if request.method == "POST":
            stopping.stop_kind(token)
            return render(request, "notices/stopped_kind.html", {"kind": words})
    except actions.BadToken:
        return render(request, "notices/link_dead.html", status=410)
    return render(request, "notices/stop_kind.html", {"kind": words})


def _followed(request, text):
    """Return (topic, words) for `machine:key` when the reader may see that subject, else None."""
    if not text:
        return None
    machine, _colon, key = text.partition(":")
    try:
        subject = lifecycle.load(machine, key)
    except Exception as error:
        raise Http404 from error
    if not access.can(request.actor, "view", subject):
        raise Http404
    return topics.follow_topic(machine, key), str(subject)


def _label(request, topic):
    split = topics.split_follow(topic)
    if not split:
        return topics.label_of(topic)
    try:
        return str(lifecycle.load(*split))
    except Exception:
        return topic
