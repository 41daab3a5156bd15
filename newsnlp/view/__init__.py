"""Records shown to a person."""

from .report import Report
from .showing import Shown, show
from .summary import summarise

__all__ = ["Report", "Shown", "show", "summarise"]
