from .indicators import Indicator, IndicatorChange, Reading
from .log import PilotLog
from .pilot import Pilot

__all__ = ["Indicator", "IndicatorChange", "Pilot", "PilotLog", "Reading"]
