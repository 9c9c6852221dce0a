"""Text to values: dates, amounts, part-time, BSN and more. Pure functions with an explicit reference date."""

from .find import find_values
from .value import Edge, Kind, Period, Raise, Reading, Value

__all__ = ["Edge", "Kind", "Period", "Raise", "Reading", "Value", "find_values"]
