"""A field for one or more files that says its limits first and loses nothing when the rest of the form is wrong."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from colab.core.files.actions.store import hold
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile
from colab.core.files.purposes import limits
from colab.core.files.rejected import Rejected

SALT = "colab.files.kept"


class Given:
    """What a submitted form carries: new uploads and those kept from an earlier, incomplete sending."""

    def __init__(self, new=(), kept=()):
        self.new = list(new)
        self.kept = list(kept)

    def __bool__(self):
        return bool(self.new or self.kept)


class UploadWidget(forms.ClearableFileInput):
    """`<input type=file>` with the kept uploads as hidden, signed values and a box to drop each."""

    template_name = "files/upload_widget.html"
    allow_multiple_selected = True

    def __init__(self, purpose, attrs=None, multiple=True, resume=None):
        self.purpose = purpose
        self.resume = resume
        self.multiple = multiple
        self.given = None
        super().__init__(attrs)

    def value_from_datadict(self, data, files, name):
        if self.given is None:
            new = files.getlist(name) if hasattr(files, "getlist") else [f for f in [files.get(name)] if f]
            self.given = Given(new, self._kept(data, name))
        return self.given

    def value_omitted_from_data(self, data, files, name):
        return name not in files and f"{name}-kept" not in data

    def get_context(self, name, value, attrs):
        context = forms.FileInput.get_context(self, name, None, attrs)
        kept = value.kept if isinstance(value, Given) else []
        rules = limits(self.purpose)
        context["widget"]["attrs"].update(accept=rules.accept, multiple=self.multiple)
        context["widget"].update(
            kept=[{"file": stored, "token": signing.dumps(stored.key, salt=SALT)} for stored in kept],
            purpose=rules,
            resume=self.resume,
        )
        if kept:
            context["widget"]["attrs"].pop("required", None)
        return context

    def use_required_attribute(self, initial):
        return super().use_required_attribute(initial) and not (self.given and self.given.kept)

    def _kept(self, data, name):
        getlist = data.getlist if hasattr(data, "getlist") else lambda key: data.get(key) or []
        dropped = set(getlist(f"{name}-drop"))
        keys = []
        for token in getlist(f"{name}-kept"):
            try:
                key = signing.loads(token, salt=SALT, max_age=86400)
            except signing.BadSignature:
                continue
            if key not in dropped:
                keys.append(key)
        return list(StoredFile.objects.filter(key__in=keys, purpose=self.purpose, state=FileState.UPLOADING))


class UploadField(forms.Field):
    """Files for a declared purpose; `cleaned_data` holds a list, each member to be given to `files.store`.

    The label is the purpose's, the help text states kinds, size and number. Accepted files of a form with mistakes
    elsewhere are kept, so that the person need not choose them again. resume: a subject whose room receives uploads in
    parts; where scripts run, a chosen file is then sent at once, with a progress bar, and goes on after a break.
    """

    default_error_messages = {"required": _("Choose a file.")}

    def __init__(self, purpose, *, required=False, label=None, help_text=None, max_count=None, resume=None, **options):
        self.purpose = purpose
        rules = limits(purpose)
        self.max_count = min(max_count or rules.max_count, rules.max_count)
        options["widget"] = UploadWidget(purpose, multiple=self.max_count > 1, resume=resume)
        super().__init__(
            required=required,
            label=label or rules.label,
            help_text=help_text or lazy(limits_words, str)(purpose, self.max_count),
            **options,
        )

    def clean(self, value, initial=None):
        """Check every new upload, keep the good ones, and name what is wrong with the others."""
        given = value if isinstance(value, Given) else Given()
        errors = []
        for upload in given.new:
            try:
                given.kept.append(hold(upload, purpose=self.purpose))
            except Rejected as rejected:
                errors.append(ValidationError("%(name)s: %(reason)s", rejected.code, _params(rejected)))
        given.new = []
        if len(given.kept) > self.max_count:
            words = gettext("No more than %d files are accepted here.") % self.max_count
            errors.append(ValidationError(words, "count"))
        if errors:
            raise ValidationError(errors)
        if self.required and not given:
            raise ValidationError(self.error_messages["required"], "required")
        return list(given.kept)

    def has_changed(self, initial, data):
        return bool(data)

    def bound_data(self, data, initial):
        return data


def limits_words(purpose, max_count):
    """Return the limits of a purpose as one sentence."""
    rules = limits(purpose)
    count = ngettext("One file", "Up to %(count)d files", max_count) % {"count": max_count}
    return gettext("%(count)s, each up to %(size)d MB. Accepted: %(kinds)s.") % {
        "count": count,
        "size": rules.max_mb,
        "kinds": rules.kinds_words,
    }


def _params(rejected):
    return {"name": rejected.name, "reason": rejected.reason}
