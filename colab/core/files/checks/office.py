"""Word, Excel and PowerPoint files: ZIP archives, so bombs and macros are looked for before anything opens them."""

import zipfile

from django.utils.translation import gettext_lazy as _

from colab.core.files.rejected import Rejected

MAX_ENTRIES = 5_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 150
RATIO_FROM = 5 * 1024 * 1024
"""Small texts compress well; the ratio says something only above this unpacked size."""
MACROS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/oleobject", ".exe", ".dll", ".js", ".vbs", ".hta")


def checker(main_part):
    """Return the check for the kind whose main part is called `main_part`."""

    def check(file):
        file.seek(0, 2)
        size = file.tell()
        file.seek(0)
        try:
            with zipfile.ZipFile(file) as archive:
                _check_declared(archive.infolist(), size)
                _check_parts(archive, main_part)
                _check_really_unpacks(archive)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise Rejected("office_damaged", _("The file is damaged or protected by a password.")) from error
        return {}

    return check


def _check_declared(entries, size):
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    bomb = (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or packed > size  # entries that share bytes: a few kilobytes unpack to terabytes
        or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1))
    )
    if bomb:
        raise Rejected("archive_bomb", _("The file unpacks to far more than its size and was refused for safety."))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Rejected("encrypted", _("The file is protected by a password. Remove the password and upload it again."))


def _beginning(archive, name):
    """Return the first million bytes of a part, unpacking no more."""
    with archive.open(name) as part:
        return part.read(1_000_000)


def _check_parts(archive, main_part):
    real = {name.lower(): name for name in archive.namelist()}
    names = list(real)
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise Rejected("office_damaged", _("The file is damaged or protected by a password."))
    if "[content_types].xml" not in names or main_part not in names:
        raise Rejected("wrong_kind", _("The content is not what the name's ending says."))
    types = _beginning(archive, real["[content_types].xml"]).lower()
    if b"macroenabled" in types or b"vbaproject" in types or any(mark in name for name in names for mark in MACROS):
        raise Rejected("macros", _("The file contains macros or embedded programs. Save it without them."))
    for name in archive.namelist():
        if name.lower().endswith("settings.xml.rels") and b"attachedTemplate" in _beginning(archive, name):
            raise Rejected("macros", _("The file contains macros or embedded programs. Save it without them."))


def _check_really_unpacks(archive):
    """Unpack to nowhere: an entry longer than it declares fails its checksum, because reading stops at that length."""
    for entry in archive.infolist():
        with archive.open(entry) as part:
            while part.read(1 << 20):
                pass
