"""One engine for every state machine: a machine is a table, `apply` is the only way to change a state.

The names below are loaded at first use: an app's package is imported before models may be.
"""

from importlib import import_module

_HOMES = {
    "codes": ("next_code",),
    "constraints": ("empty_in", "nonempty_in", "required_in", "state_in"),
    "engine": ("apply", "apply_many", "create"),
    "guards": ("Guard", "GuardResult", "Level", "guard"),
    "hooks": ("add_guard", "after_every", "consequence"),
    "machine": ("SAME", "Machine", "T", "Transition", "all_machines", "get_machine", "machine_of", "register"),
    "models": ("Subject",),
    "move": ("Move", "Override"),
    "offering": ("Offer", "guard_report", "offers"),
    "refs": ("load", "ref"),
    "refusals": ("GuardFailed", "NotAllowed", "Refused", "Stale", "Warned", "WrongState"),
    "schedule": ("every_minute", "tick"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME_OF)  # noqa: PLE0605 - computed from the table above


def __getattr__(name: str):
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
