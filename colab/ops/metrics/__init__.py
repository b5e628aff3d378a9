"""Figures in the format of Prometheus."""

from colab.ops.metrics.requests import observe

__all__ = ["observe"]
