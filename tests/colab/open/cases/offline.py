"""The verifier of docs/verify, loaded as the single file that it is."""

from importlib.util import module_from_spec, spec_from_file_location

from django.conf import settings

PATH = settings.BASE_DIR / "docs" / "verify" / "case.py"
_spec = spec_from_file_location("offline_case", PATH)
offline = module_from_spec(_spec)
_spec.loader.exec_module(offline)
