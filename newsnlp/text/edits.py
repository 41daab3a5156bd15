"""What a step of the repair asks for: pieces of text to put in the place of others."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One change that a step makes to the text it was given; `after` None reports without changing.

    `parts` are the spans that hold each character of `after`. Without them a change of equal length is
    one for one, and any other puts every character upon the whole of what it replaces.
    """

    start: int
    end: int
    after: str
    kind: str
    confidence: float = 1.0
    parts: tuple[tuple[int, int], ...] | None = None

    def spans(self) -> Sequence[tuple[int, int]]:
        """Give the span, in the text before, of each character of `after`."""
        if self.parts is not None:
            return self.parts
        if len(self.after) == self.end - self.start:
            return [(place, place + 1) for place in range(self.start, self.end)]
        return [(self.start, self.end)] * len(self.after)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Make the edits, which must be sorted and apart.

    >>> apply("題(tí)材", [Edit(0, 5, "題", "pinyin")])
    '題材'
    """
    pieces, done = [], 0
    for edit in edits:
        pieces.append(text[done : edit.start])
        pieces.append(edit.after)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)
