"""The addresses of uploads in parts. All answers are JSON; without scripts the plain form field serves instead."""

import json
import re

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.views import View

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.files.actions import receive
from colab.core.files.models import Upload
from colab.core.files.purposes import limits
from colab.core.files.receivers import receiver_of
from colab.core.files.rejected import Rejected
from colab.core.lifecycle import NotAllowed, Refused
from colab.core.ui.forms import parsing

HASH = re.compile(r"[0-9a-f]{64}|")


class Answering(View):
    """Turns refusals into answers: 404 for what one may not see, 409 with the offset, 422 with the reason."""

    def dispatch(self, request, *args, **kwargs):
        """Only people who are logged in; nothing is redirected, because a script asks."""
        if not request.user.is_authenticated:
            return JsonResponse({"login": True}, status=401)
        try:
            return super().dispatch(request, *args, **kwargs)
        except receive.WrongOffset as wrong:
            return JsonResponse({"offset": wrong.offset}, status=409)
        except Rejected as rejected:
            return JsonResponse({"message": str(rejected), "code": rejected.code}, status=422)
        except NotAllowed:
            raise Http404 from None
        except Refused as refused:
            return JsonResponse({"message": refused.words}, status=422)

    def subject(self, machine, key, purpose):
        """Return (room, subject) after asking whether this person may send such a file."""
        room = receiver_of(machine)
        try:
            limits(purpose)
            subject = lifecycle.load(machine, key) if room else None
        except Exception:
            raise Http404 from None  # an unknown machine, key or purpose
        if subject is None:
            raise Http404
        room.may(subject, purpose, Actor.of(self.request.user))
        return room, subject

    def upload(self, token):
        """Return the person's own upload, the right to send asked again."""
        found = Upload.objects.filter(key=token, user=self.request.user).first()
        if found is None:
            raise Http404
        return found, *self.subject(found.machine, found.subject_key, found.purpose)


class BeginView(Answering):
    """POST {machine, key, purpose, name, size, sha256}: where to send the parts, and from which offset."""

    def post(self, request):
        try:
            sent = json.loads(request.body)
            machine, key, purpose, name = (str(sent[part])[:200] for part in ("machine", "key", "purpose", "name"))
            size, sha256 = sent["size"], str(sent.get("sha256") or "").lower()
        except (ValueError, KeyError, TypeError, AttributeError):
            return JsonResponse({"message": "bad request"}, status=400)
        if type(size) is not int or not HASH.fullmatch(sha256):
            return JsonResponse({"message": "bad request"}, status=400)
        self.subject(machine, key, purpose)
        made = receive.begin(
            user=request.user, machine=machine, key=key, purpose=purpose, name=name, size=size, sha256=sha256
        )
        address = reverse("files_plain:upload", args=[made.key])
        return JsonResponse({"url": address, "offset": made.received, "part": receive.PART_BYTES})


class PartView(Answering):
    """GET tells the offset; PUT ?offset= takes a part; POST {sha256} finishes; DELETE gives up."""

    def get(self, request, token):
        upload, *_subject = self.upload(token)
        return JsonResponse({"offset": upload.received, "size": upload.size, "done": bool(upload.finished_at)})

    def put(self, request, token):
        upload, *_subject = self.upload(token)
        offset = parsing.digits(request.GET.get("offset", ""))
        if offset is None:
            return JsonResponse({"message": "bad request"}, status=400)
        return JsonResponse({"offset": receive.take_part(upload, offset, request.body)})

    def post(self, request, token):
        upload, room, subject = self.upload(token)
        actor = Actor.of(request.user)
        sha256 = request.GET.get("sha256", "").lower()
        if not HASH.fullmatch(sha256):
            return JsonResponse({"message": "bad request"}, status=400)
        done = receive.finish(upload, lambda held: room.take(subject, upload.purpose, held, actor), sha256)
        return JsonResponse({"done": True, "name": done.name, "sha256": done.stored.sha256 if done.stored else ""})

    def delete(self, request, token):
        upload, *_subject = self.upload(token)
        if not upload.finished_at:
            receive.drop(upload)
        return JsonResponse({"dropped": True})
