"""Dying with one's parent (Linux)."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(parent, number=signal.SIGTERM):
    """Have the kernel send `number` to this process when its parent dies; elsewhere than on Linux do nothing.

    `parent` is the expected parent's process id: had it died before the call, no signal would ever come.
    """
    if _libc is None:
        return
    _libc.prctl(PR_SET_PDEATHSIG, int(number))
    if os.getppid() != parent:
        os.kill(os.getpid(), number)
