"""Annotated articles: reading, checking and converting them. The articles themselves are in the top-level `seeds/`."""

from .check import problems
from .markup import parse_marked, to_marked
from .reading import read_seeds

__all__ = ["parse_marked", "problems", "read_seeds", "to_marked"]
