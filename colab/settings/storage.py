"""STORAGE_URL (s3://key:secret@host:port/bucket?region=…&tls=1); without it files in var/media.

Static files are served by WhiteNoise.
"""

from urllib.parse import parse_qs, unquote, urlsplit

from colab.settings import env
from colab.settings.tls import INNER_CA_FILE

MEDIA_ROOT = str(env.VAR_DIR / "media")
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = env.text("STATIC_ROOT", str(env.VAR_DIR / "static"))
_static_dir = env.BASE_DIR / "colab" / "static"
STATICFILES_DIRS = [_static_dir] if _static_dir.is_dir() else []

_example = "s3://key:secret@s3.colab.example/bucket?region=ap-northeast-1&tls=1"
_url = urlsplit(env.address("STORAGE_URL", ("s3",), _example))
if _url.scheme:
    if not _url.path.strip("/"):
        env.refuse("STORAGE_URL", "names no bucket", f"Write it as in: {_example}")
    _query = parse_qs(_url.query)
    _scheme = "https" if _query.get("tls") else "http"
    _default = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(_url.username or ""),
            "secret_key": unquote(_url.password or ""),
            "bucket_name": _url.path.strip("/"),
            "endpoint_url": f"{_scheme}://{_url.hostname}" + (f":{_url.port}" if _url.port else ""),
            "region_name": _query.get("region", ["ap-northeast-1"])[0],
            "addressing_style": "path",
            "signature_version": "s3v4",
            "querystring_auth": True,
            "file_overwrite": False,
            "default_acl": None,
            **({"verify": INNER_CA_FILE} if _scheme == "https" and INNER_CA_FILE else {}),
        },
    }
    _files = {"BACKEND": _default["BACKEND"], "OPTIONS": {**_default["OPTIONS"], "location": "files"}}
else:
    _default = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    _files = {**_default, "OPTIONS": {"location": str(env.VAR_DIR / "files"), "base_url": None}}

STORAGES = {
    "default": _default,
    "files": _files,  # private uploads: no address of their own, served by colab.core.files after asking for rights
    "staticfiles": {
        # Hashed names in production; the demo serves straight from the source folders.
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if env.flag("STATIC_HASHED")
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        ),
        # The web server reads them under a user of its own; FILE_UPLOAD_PERMISSIONS is for what people bring.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
WHITENOISE_USE_FINDERS = not env.flag("STATIC_HASHED")
WHITENOISE_AUTOREFRESH = env.flag("DEBUG")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
FILE_UPLOAD_PERMISSIONS = 0o640
CLAMD_URL = env.address("CLAMD_URL", ("tcp",), "tcp://127.0.0.1:3310")
"""tcp://host:port of clamd; without it uploads are checked by content only."""
