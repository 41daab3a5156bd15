"""What a date expression is worth, and where in the text it stands."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class DateValue:
    """A stretch of calendar days, both ends inclusive, beside what was said.

    `start` and `end` are None where the text leaves a side open (2020年以前 has no start) or does not say the
    days at all (近日; durations). `said` is the expression in the notation of `newsnlp.dates.expression`:
    `2023-02-11`, `XXXX-02-11`, `year-1 month=10`, `P5Y`. `anchor` tells what completes it: None (nothing is
    missing), `published` (the day of publication), `published next` (the first such day after it), `published last` and
    `published coming` (the last one over, the first to come), or the
    expression said earlier in the document. `granularity` is the unit of the finest part said; `duration` is
    ISO 8601, None for a span of lengths (3至6个月), which `said` gives.

    >>> day = date(2023, 2, 11)
    >>> value = DateValue(day, day, "day", "published", False, None, "XXXX-02-11", "2月11日")
    >>> DateValue.from_dict(value.to_dict()) == value
    True
    """

    start: date | None
    end: date | None
    granularity: str
    anchor: str | None
    approximate: bool
    duration: str | None
    said: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        """Give JSON primitives, the days as ISO strings."""
        record = asdict(self)
        for side in ("start", "end"):
            day = record[side]
            record[side] = day.isoformat() if day is not None else None
        return record

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> "DateValue":
        """Rebuild a value from `to_dict`.

        >>> DateValue.from_dict(DateValue(None, None, "day", None, True, None, "", "近日").to_dict()).text
        '近日'
        """
        days = {side: date.fromisoformat(record[side]) if record[side] else None for side in ("start", "end")}
        return cls(**{**record, **days})


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in the text: half-open character offsets, DATE or TIME, and its value.

    `part_of_name` marks a date inside the name of a law, plan, meeting or prize (2023年政府工作报告): it is no
    entity of its own.
    """

    start: int
    end: int
    label: str
    value: DateValue
    part_of_name: bool = False
