"""Make files readable for everybody."""

from colab.core.files.models import StoredFile


def make_public(files, public=True):
    """Set or take back public reading of an iterable of files; they are served only when clean. Returns how many."""
    return StoredFile.objects.filter(pk__in=[f.pk for f in files]).update(public=public)
