"""Records shown to a person."""

from .summary import summarise

__all__ = ["summarise"]
