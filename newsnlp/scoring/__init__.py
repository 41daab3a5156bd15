"""How well a pipeline reads annotated articles: spans, values, posts."""

from .report import Report, as_table
from .scorer import score

__all__ = ["Report", "as_table", "score"]
