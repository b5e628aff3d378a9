"""PDF: opens without a password, carries no script, no program, no hidden file."""

import pikepdf
from django.utils.translation import gettext_lazy as _

from colab.core.files.rejected import Rejected

MAX_OBJECTS = 300_000
MAX_DEPTH = 40
ACTIVE_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMediaExecute"})


def check(file):
    """Refuse scripts, launch actions, embedded files and XFA forms; return the number of pages.

    An OpenAction that only jumps to a page is what most writers make and is left alone.
    """
    file.seek(0)
    try:
        with pikepdf.open(file) as document:
            if len(document.objects) > MAX_OBJECTS:
                raise Rejected("pdf_complex", _("The PDF is too complex. Print it to a new PDF and upload that."))
            for thing in document.objects:
                _look(thing)
            return {"pages": len(document.pages)}
    except pikepdf.PasswordError as error:
        raise Rejected(
            "encrypted", _("The file is protected by a password. Remove the password and upload it again.")
        ) from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise Rejected("pdf_damaged", _("The PDF is damaged and cannot be opened.")) from error


def _look(root):
    """Walk one indirect object through its direct children; other indirect objects get their own turn."""
    stack = [(root, 0)]
    while stack:
        thing, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise Rejected("pdf_complex", _("The PDF is too complex. Print it to a new PDF and upload that."))
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            _judge(thing)
            children = [thing.get(name) for name in thing.keys()]  # noqa: SIM118 (a stream is no mapping)
        elif isinstance(thing, pikepdf.Array):
            children = list(thing)
        else:
            continue
        stack.extend((child, depth + 1) for child in children if _is_direct_container(child))


def _is_direct_container(child):
    return (
        isinstance(child, pikepdf.Object)
        and not child.is_indirect
        and isinstance(child, (pikepdf.Dictionary, pikepdf.Array))
    )


def _judge(thing):
    names = set(thing.keys())
    action = thing.get("/S")
    if "/JS" in names or (isinstance(action, pikepdf.Name) and str(action) in ACTIVE_ACTIONS):
        raise Rejected("pdf_script", _("The PDF contains scripts or actions. Print it to a new PDF and upload that."))
    if "/EF" in names or "/EmbeddedFiles" in names:
        raise Rejected("pdf_embedded", _("The PDF contains other files. Take them out and upload them separately."))
    if "/XFA" in names:
        raise Rejected("pdf_xfa", _("The PDF is a dynamic form. Print it to a new PDF and upload that."))
