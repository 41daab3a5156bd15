"""What the document itself says about its days: the day said last, the dateline, words of the future."""

import re
from dataclasses import dataclass
from datetime import date

from . import naming
from .expression import Expression, write
from .resolving import LAST, NEXT, PUBLISHED, days
from .values import DateSpan, DateValue

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_FUTURE = re.compile(
    r"将|预计|计划|有望|力争|拟|即将|确保|争取|可望|届时|明年|未来|今后|准备|打算|底前|月前|日前完|定于"
)
_CLAUSE = re.compile(r"[，,。；;：:！？\n]")
_WILL = re.compile(
    r"[起前，,]?(?:[^，,。；;：！？\n又再]{0,8}?将(?![其他她它]))|[前底]?(?:完工|投产|建成|竣工|交付)(?!了)"
)
_EVERY = re.compile(r"每(?:年|月|周|天|日|星期|个月|逢)的?$")
_UP_TO = re.compile(r"(?:截至|截止)到?$")
_DATELINE = re.compile(r"\s?(?:电(?![视影力网梯商话动子价站池脑机台竞信费厂器])|讯(?!息)|日电|消息)")
_HEADED = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日{_DATELINE.pattern}")
_PERIODS = {"half", "quarter", "month", "firstmonth", "xun", "period", "week"}
_DAYS = {"day", "lday", "holiday", "weekday", "nthday", "daypart", "time"}
_IN_MONTH = ("day", "lday", "xun")
_NEAR = 120
_HEAD = 200
_LATE = 2
_THAN = ("比", "较")
_COMPARED = ("相比", "持平", "相当", "一样")
_GRANULARITY = {
    "yy": "year",
    "plan": "year",
    "period": "day",
    "holiday": "day",
    "firstmonth": "month",
    "lastmonth": "month",
    "lmonth": "month",
    "lday": "day",
    "nthday": "day",
    "weekday": "day",
    "weekend": "day",
    "firstday": "day",
    "lastday": "day",
    "firstweek": "week",
    "lastweek": "week",
    "now": "day",
}


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


class Document:
    """Goes through the mentions in order and ties each to what came before."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text, self.published = text, published
        self.said: dict[str, tuple[int, str]] = {}
        headed = _HEADED.search(text, 0, _HEAD)
        # what a headline calls 同日 is the day of the dateline under it
        self.dateline = f"XXXX-{int(headed[1]):02d}-{int(headed[2]):02d} @ {PUBLISHED}" if headed else None

    def span(self, mention: Mention, text: str) -> DateSpan:
        """Resolve one mention and remember it."""
        said, anchor = self._anchored(mention)
        start, end = days(said, anchor, self.published)
        value = DateValue(
            start,
            end,
            self._granularity(mention),
            anchor,
            mention.approximate,
            mention.duration,
            said,
            text[mention.start : mention.end],
        )
        self._remember(mention, value)
        named = naming.part_of_name(self.text, mention.start, mention.end, mention.expression)
        return DateSpan(mention.start, mention.end, mention.label, value, named)

    def _granularity(self, mention: Mention) -> str:
        finest = mention.finest
        if finest == "part":
            point = mention.expression.last or mention.expression.first
            return {"month": "day", "plan": "year", "decade": "year", "century": "year"}.get(
                point[-2].field, "month"
            )
        return _GRANULARITY.get(finest, finest)

    def _anchored(self, mention: Mention) -> tuple[str, str | None]:
        """Choose the anchor and give the notation of what was said."""
        expression, tie = mention.expression, mention.tie
        said = write(expression)
        if tie in ("same", "same:year"):
            same = self.said.get("period")
            step = expression.first[0].low
            return f"same {'year' if tie == 'same:year' else ''}{step:+d}", same[1] if same else None
        if not said:
            return said, None
        if _EVERY.search(self.text[max(0, mention.start - 4) : mention.start]):
            return "", None  # a date that comes back says no day
        if tie.startswith("said:"):
            kind = tie.removeprefix("said:")
            known = self.said.get(kind)
            if known:
                return said, known[1]
            if kind == "month":
                return said, PUBLISHED
            return said, self.dateline
        if expression.length:
            if expression.form == "duration":
                return said, None
            return said, self._counted_from(mention) or self._today()
        head = expression.first[0]
        if head.field in ("year", "century", "plan") and not head.relative:
            return said, PUBLISHED if expression.form in ("since", "before") or self._needs_base(
                expression
            ) else None
        if tie == "time":
            known = self.said.get("day")
            return said, known[1] if known and mention.start - known[0] < 4 * _NEAR else self._today()
        if tie == "year":
            known = self.said.get("anyyear")
            return said, known[1] if known else self._today()
        if tie == "year:near":
            return said, self._year_spoken_of(mention) or self._today()
        if head.relative or head.field in ("yy", "decade"):
            return said, self._today()
        return said, self._partial(mention)

    def _counted_from(self, mention: Mention) -> str | None:
        """20天后 goes on from a day in the past told of just before."""
        place, notation = self.said.get("day", (0, ""))
        near = notation and mention.start - place <= _NEAR
        if mention.expression.form != "later" or mention.expression.length[-1] not in "DW" or not near:
            return None
        said, _, anchor = notation.partition(" @ ")
        day = days(said, anchor or None, self.published)[1]
        return notation if self.published and day and day < self.published else None

    @staticmethod
    def _needs_base(expression: Expression) -> bool:
        return any(step.relative for step in expression.last)

    def _today(self) -> str:
        return self.dateline or PUBLISHED

    def _partial(self, mention: Mention) -> str:
        """A month without a year, a day without a month: the sentence completes it, or else the publication."""
        head = mention.expression.first[0].field
        known = self._bound("dated" if head in _IN_MONTH else "year", mention)
        if known is None and head in _IN_MONTH and not self._just_before(mention):
            known = self._bound("month", mention)
        if known:
            return known
        if self.published is None:
            full = max(
                (self.said[kind] for kind in ("day", "month", "year") if kind in self.said), default=None
            )
            if full:
                return full[1]
        if _UP_TO.search(self.text[max(0, mention.start - 3) : mention.start]):
            return LAST
        return NEXT if self._future(mention) else PUBLISHED

    def _just_before(self, mention: Mention) -> bool:
        """A day of the last three before publication is one, whatever month was spoken of."""
        end = days(write(mention.expression), PUBLISHED, self.published)[1]
        return self.published is not None and end is not None and 0 <= (self.published - end).days <= 3

    def _bound(self, kind: str, mention: Mention) -> str | None:
        """The date of a kind said before in the same sentence."""
        place, notation = self.said.get(kind, (0, None))
        if notation is None or mention.start - place > _NEAR:
            return None
        return None if _SENTENCE_END.search(self.text, place, mention.start) else notation

    def _year_spoken_of(self, mention: Mention) -> str | None:
        """上年 is the year before the one the sentence speaks of, or the paragraph if that year is a late one."""
        place, notation = self.said.get("anyyear", (0, ""))
        if not notation or "\n" in self.text[max(place, mention.start - 4 * _NEAR) : mention.start]:
            return None
        if self._bound("anyyear", mention):
            return notation
        said, _, anchor = notation.partition(" @ ")
        start = days(said, anchor or None, self.published)[0]
        late = start and self.published and 0 <= self.published.year - start.year <= _LATE
        return notation if late and mention.start - place < 4 * _NEAR else None

    def _future(self, mention: Mention) -> bool:
        clause = _CLAUSE.split(self.text[max(0, mention.start - 12) : mention.start])[-1]
        return bool(_FUTURE.search(clause) or _WILL.match(self.text, mention.end))

    def _remember(self, mention: Mention, value: DateValue) -> None:
        expression = mention.expression
        if expression.form not in ("point", "to", "since") or mention.label == "TIME" or not expression.first:
            return
        notation = value.said if value.anchor is None else f"{value.said} @ {value.anchor}"
        if value.anchor in (None, PUBLISHED, NEXT, LAST) or len(notation) < 200:
            kinds = self._kinds(mention, value)
            for kind in kinds:
                self.said[kind] = (mention.end, notation)
        if _DATELINE.match(self.text, mention.end) and mention.start < 60 and mention.finest == "day":
            self.dateline = notation

    def _kinds(self, mention: Mention, value: DateValue) -> list[str]:
        """What a later word can mean by it: 当天 the day, 同月 the month, 同期 the period."""
        if (
            value.said in ("day+0", "month+0", "year+0") and mention.tie.startswith("said")
        ) or mention.tie.startswith(("same", "year:")):
            return []
        if self.text.startswith(_THAN, mention.start - 1) or self.text.startswith(_COMPARED, mention.end):
            return []  # 比一季度加快: spoken of is what is compared with it
        first = mention.expression.first
        fields = [step.field for step in first]
        point = mention.expression.form == "point"
        single = point and mention.finest in _DAYS and all(step.low == step.high for step in first)
        kinds = []
        if not single and (not point or set(fields) & _PERIODS):
            kinds.append("period")
        if mention.expression.form == "since":
            return kinds
        if single:
            kinds += ["day", "dated"] if "month" in fields else ["day"]
        if point and ("month" in fields or single):
            kinds.append("month")
        if fields[0] in ("year", "yy") or single:
            kinds.append("anyyear")
        if fields[0] in ("year", "yy") and point:
            kinds.append("year")
        return kinds
