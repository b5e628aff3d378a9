from .indicators import Indicator, Reading
from .log import PilotLog
from .pilot import Pilot

__all__ = ["Indicator", "Pilot", "PilotLog", "Reading"]
