"""The values that the repair gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made to the raw text, or, where `after` equals `before`, damage seen and left alone.

    `before` is `raw[raw_start:raw_end]`; `confidence` is the chance, from 0 to 1, that `after` is what the
    author wrote.

    >>> Repair.from_dict(Repair("widths", 2, 3, "３", "3", 1.0).to_dict()).after
    '3'
    """

    kind: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Give the repair as JSON primitives."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Repair:
        """Rebuild a repair from what `to_dict` gave."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class RepairedText:
    """A repaired text with the raw text it came from, the map between them, and what was done."""

    text: str
    raw: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the text as JSON primitives; raw and repaired text are both kept."""
        return {
            "text": self.text,
            "raw": self.raw,
            "offsets": self.offsets.to_list(),
            "repairs": [repair.to_dict() for repair in self.repairs],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> RepairedText:
        """Rebuild a text from what `to_dict` gave."""
        repairs = tuple(Repair.from_dict(repair) for repair in data["repairs"])
        return cls(data["text"], data["raw"], OffsetMap.from_list(data["offsets"]), repairs)
