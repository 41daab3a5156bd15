"""Records shown to a person."""

from .report import Report, is_report
from .showing import Shown, show
from .summary import summarise

__all__ = ["Report", "Shown", "is_report", "show", "summarise"]
