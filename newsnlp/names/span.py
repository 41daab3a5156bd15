"""The span that every finder gives."""

from typing import NamedTuple


class NameSpan(NamedTuple):
    """A named stretch of text: half-open character offsets, a label, and the rule that found it.

    >>> NameSpan(0, 3, "PERSON", "person.context").label
    'PERSON'
    """

    start: int
    end: int
    label: str
    rule: str
