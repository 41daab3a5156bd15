"""Entities found by rule: persons, role words, organisations, places, facilities, projects, events, titled works."""

from .find import find
from .span import NameSpan

__all__ = ["NameSpan", "find"]
