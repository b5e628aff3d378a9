"""Uploads: one allow-list by content, scanned, hashed, private, served by the rule of the subject they belong to.

The names are loaded on first use, because models cannot be imported while the apps are still being set up.
"""

from importlib import import_module

from colab.core.files.purposes import KINDS_ALL, KINDS_DOCUMENT, KINDS_IMAGE, limits, purpose
from colab.core.files.receivers import receive
from colab.core.files.rejected import Rejected
from colab.core.files.verdicts import on_verdict

_LAZY = {
    "store": "actions.store",
    "hold": "actions.store",
    "remove": "actions.remove",
    "make_public": "actions.publish",
    "of": "queries",
    "unfinished": "queries",
    "receipt": "queries",
    "may_read": "access",
    "UploadField": "forms.field",
    "attach_fields": "forms.attach",
    "save_attached": "forms.attach",
}

__all__ = [
    "KINDS_ALL",
    "KINDS_DOCUMENT",
    "KINDS_IMAGE",
    "Rejected",
    "limits",
    "on_verdict",
    "purpose",
    "receive",
    *_LAZY,
]


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"colab.core.files.{_LAZY[name]}"), name)
