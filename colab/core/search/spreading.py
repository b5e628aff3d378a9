"""Analyse many texts on all processors: a dictionary's work is nine tenths of building an index."""

import gc
import multiprocessing
import os
import signal
from contextlib import contextmanager

WORTH = 2_000
"""So many documents at least: starting processes takes a moment too."""
CHUNK = 25


@contextmanager
def processes(number):
    """Yield what works like map on `number` documents: on all processors, or map itself where that is not worth while.

    The processes touch no database; they end with the block.
    """
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if workers < 2 or number < WORTH:
        yield map
        return
    # What the site consists of is not looked through for garbage again and again, by us or by the others.
    gc.freeze()
    # Forked: a new interpreter for each would have to set the whole site up before its first word.
    pool = multiprocessing.get_context("fork").Pool(workers, initializer=signal.signal, initargs=INTERRUPTED)
    try:
        yield lambda function, items: pool.imap(function, items, CHUNK)
    finally:
        pool.terminate()
        pool.join()
        gc.unfreeze()


INTERRUPTED = (signal.SIGINT, signal.SIG_IGN)
