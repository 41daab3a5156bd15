"""A date as the grammar reads it."""

from dataclasses import dataclass

from .expression import Expression


@dataclass(slots=True)
class Mention:
    """A date as read from the text, before the document completes it."""

    start: int
    end: int
    expression: Expression
    tie: str
    approximate: bool
    duration: str | None
    label: str
    finest: str = "duration"
