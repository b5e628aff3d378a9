"""Message catalogues without gettext's binaries: extract, merge, check and compile with Babel.

Source strings are English. Each app keeps its Japanese in `<app>/locale/ja/LC_MESSAGES/django.po`; what stands in
shared templates belongs to `ui`.
"""

import io
import os
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)
ACCOUNT_FOLDERS = {"account", "allauth", "mfa", "socialaccount"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdif]|(?<!\{)\{(\w*)[^{}]*\}(?!\})|%[sd]")


def po_path(app_dir):
    """Return the path of the app's Japanese catalogue."""
    return Path(app_dir) / "locale" / "ja" / "LC_MESSAGES" / "django.po"


def owner_of(relative, labels):
    """Return the label whose catalogue holds a template's strings; `relative` is below templates/."""
    parts = relative.parts[:-1]
    if parts and parts[0] == "email":
        parts = parts[1:]
    if parts and parts[0] in labels:
        return parts[0]
    if parts and parts[0] in ACCOUNT_FOLDERS:
        return "organisations"
    return "ui"


def _messages_of_source(source):
    """Yield (id or (singular, plural), context) for every gettext call in Python source."""
    found = extract_python(io.BytesIO(source.encode()), KEYWORDS.keys(), [], {"encoding": "utf-8"})
    for _line, name, arguments, _comments in found:
        values = arguments if isinstance(arguments, tuple) else (arguments,)
        spec = KEYWORDS[name]
        context = None
        if name.startswith(("pgettext", "npgettext")):
            context, values = values[0], values[1:]
        wanted = 2 if spec and name.startswith("n") else 1
        picked = values[:wanted]
        if len(picked) == wanted and all(picked) and (context or "p" not in name.split("gettext")[0]):
            yield (picked if wanted == 2 else picked[0]), context


def extract(app_dir, label, templates_dir, labels):
    """Return a catalogue of every string in an app's Python and in the templates that belong to it."""
    catalog = Catalog(locale="ja")
    for path in sorted(Path(app_dir).rglob("*.py")):
        if "migrations" not in path.parts:
            for message, context in _messages_of_source(path.read_text(encoding="utf-8")):
                catalog.add(message, context=context)
    for path in sorted(Path(templates_dir).rglob("*")):
        if path.suffix not in (".html", ".txt", ".xml", ".svg", ".typ"):
            continue
        if owner_of(path.relative_to(templates_dir), labels) != label:
            continue
        # Line by line: what templatize leaves between the calls is no valid Python, above all its indentation.
        for line in templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines():
            if "gettext(" in line or "_(" in line:
                for message, context in _messages_of_source(line.strip() + "\n"):
                    catalog.add(message, context=context)
    return catalog


def read(path):
    """Return the catalogue at a path, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale="ja")
    with path.open("rb") as opened:
        return read_po(opened, locale="ja")


def merge(fresh, old):
    """Return `fresh` with the translations of `old`; what is no longer in the source is dropped."""
    merged = Catalog(locale="ja")
    for message in fresh:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        known = old.get(key, message.context)
        string = known.string if known is not None else ""
        if message.pluralizable:
            string = (string,) if isinstance(string, str) else tuple(string)[:1] or ("",)
        elif not isinstance(string, str):
            string = string[0] if string else ""
        flags = {"fuzzy"} if known is not None and known.fuzzy else set()
        merged.add(message.id, string, context=message.context, flags=flags)
    return merged


def render(catalog):
    """Return the text of a .po file: sorted, no dates and no line numbers, so that merges do not conflict."""
    out = io.BytesIO()
    write_po(out, catalog, width=110, no_location=True, omit_header=True, sort_output=True, include_previous=False)
    body = out.getvalue().decode().strip("\n")
    return HEADER + body + "\n" if body else HEADER.rstrip("\n") + "\n"


def _placeholders(text):
    return sorted(match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", "")))


def problems(catalog):
    """Yield one sentence for every message that is untranslated, fuzzy or has other placeholders."""
    for message in catalog:
        if not message.id:
            continue
        source = message.id[-1] if isinstance(message.id, (list, tuple)) else message.id
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if not strings or not all(strings):
            yield f"not translated: {source!r}"
        elif message.fuzzy:
            yield f"fuzzy: {source!r}"
        elif any(_placeholders(string) != _placeholders(source) for string in strings):
            yield f"placeholders differ: {source!r} / {strings[0]!r}"


def compile_stale(base_dir, force=False):
    """Write a .mo beside each .po of the project that is newer than it; return how many were written.

    A process that has already translated something forgets what it had loaded, and reads what was written.
    """
    written = 0
    for room in ("colab", "challenges", "pitches", "pilots"):
        for po in (Path(base_dir) / room).rglob("locale/*/LC_MESSAGES/*.po"):
            mo = po.with_suffix(".mo")
            if force or not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime:
                # Written beside and renamed: another process may be reading the old one.
                beside = mo.with_suffix(f".mo.{os.getpid()}")
                with beside.open("wb") as out:
                    write_mo(out, read(po))
                beside.replace(mo)
                written += 1
    if written:
        translation_file_changed(None, Path("django.mo"))
    return written
