from .panel import panel, panel_export

__all__ = ["panel", "panel_export"]
