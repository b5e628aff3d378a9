"""The one place where an app makes itself known to core when the process starts."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

HOOKS = (
    "checks",
    "lifecycle",
    "access",
    "guards",
    "screens",
    "waiting",
    "notices",
    "search",
    "matching",
    "tasks",
    "slots",
    "navigation",
    "retention",
)
"""Modules imported at start-up, where an app has them: importing one registers what it declares."""


class RoomConfig(AppConfig):
    """An app of the house; `ready` imports its hook modules so that they register themselves."""

    default = False  # Django looks for the one AppConfig in apps.py, and sees this imported class as well

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self):
        """Import every hook module the app has; an import error inside one is raised, not hidden."""
        for hook in HOOKS:
            if find_spec(f"{self.name}.{hook}"):
                import_module(f"{self.name}.{hook}")
