"""The few lines a room needs: a field in the form, one call in the action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.files.actions.remove import remove
from colab.core.files.actions.store import store
from colab.core.files.forms.field import UploadField
from colab.core.files.models import StoredFile
from colab.core.files.queries import of


def attach_fields(form, purpose, *, subject=None, name="files", required=False, alt=False, **options):
    """Add to `form` an upload field and, for a saved subject, boxes to remove files it has.

    subject: has `.MACHINE` and `.key`. alt: also ask for a description of pictures (one text for the pictures uploaded
    together).
    """
    existing = of(subject.MACHINE, subject.key, purpose=purpose) if subject is not None and subject.key else None
    has_some = existing is not None and existing.exists()
    form.fields[name] = UploadField(purpose, required=required and not has_some, **options)
    if has_some:
        form.fields[f"{name}_remove"] = forms.ModelMultipleChoiceField(
            existing,
            to_field_name="key",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=_("Remove these files"),
        )
    if alt:
        form.fields[f"{name}_alt"] = forms.CharField(
            max_length=200,
            required=False,
            label=_("What the picture shows"),
            help_text=_("Read aloud to people who cannot see the picture."),
        )


def save_attached(form, *, actor, machine, key, name="files"):
    """Store what `attach_fields` collected and remove what was ticked; returns the new StoredFiles.

    Raises Rejected when the subject has too many files. Call it inside the transaction of the action.
    """
    field = form.fields[name]
    ticked = form.cleaned_data.get(f"{name}_remove") or StoredFile.objects.none()
    for stored in ticked.filter(machine=machine, subject_key=key):
        remove(stored)
    alt = form.cleaned_data.get(f"{name}_alt", "")
    return [
        store(upload, actor=actor, machine=machine, key=key, purpose=field.purpose, alt=alt)
        for upload in form.cleaned_data.get(name) or []
    ]
