"""What the document itself says about its days: the day said last, the dateline, words of the future."""

import re
from datetime import date, timedelta

from . import granularity, naming, telling
from .conventions import USUAL, Conventions
from .expression import NOTHING, Expression, write
from .mention import Mention
from .resolving import COMING, LAST, NEXT, PUBLISHED, days
from .values import DateSpan, DateValue

_DATELINE = re.compile(r"\s?(?:电(?![视影力网梯商话动子价站池脑机台竞信费厂器])|讯(?!息)|日电|消息)")
_HEADED = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日{_DATELINE.pattern}")
_PERIODS = {"half", "quarter", "month", "firstmonth", "xun", "period", "week"}
_DAYS = {"day", "lday", "holiday", "weekday", "nthday", "daypart", "time"}
_IN_MONTH = ("day", "lday", "xun")
_NEAR = 120
_HEAD = 200
_LATE = 2
_SPOKEN = timedelta(7)
"""A quotation is of the day told if that lies no farther back."""
_THAN = ("比", "较")
_NOT_EVENT = ("起", "前", "后", "以", "之")
_COMPARED = ("相比", "持平", "相当", "一样")


class Document:
    """Goes through the mentions in order and ties each to what came before."""

    def __init__(self, text: str, published: date | None, conventions: Conventions = USUAL) -> None:
        self.text, self.published, self.conventions = text, published, conventions
        self.said: dict[str, tuple[int, str]] = {}
        self.told = Mention(-1, -1, NOTHING, "", False, None, "DATE")
        headed = _HEADED.search(text, 0, _HEAD)
        # what a headline calls 同日 is the day of the dateline under it
        self.dateline = f"XXXX-{int(headed[1]):02d}-{int(headed[2]):02d} @ {PUBLISHED}" if headed else None

    def span(self, mention: Mention, text: str) -> DateSpan:
        """Resolve one mention and remember it."""
        mention.expression = self.conventions.applied(mention.expression)
        said, anchor = self._anchored(mention)
        if self._counts_on(mention, anchor) or self._in_year_ago(mention):
            mention.start = self.told.start
        start, end = days(said, anchor, self.published)
        length = mention.expression.length if mention.expression.form == "later" and anchor is None else None
        value = DateValue(
            start,
            end,
            granularity.of(mention.finest, mention.expression),
            anchor,
            mention.approximate,
            mention.duration or length,
            said,
            text[mention.start : mention.end],
        )
        named = naming.part_of_name(self.text, mention.start, mention.end, mention.expression)
        self._remember(mention, value, named)
        self.told = mention
        return DateSpan(mention.start, mention.end, mention.label, value, named)

    def _counts_on(self, mention: Mention, anchor: str | None) -> bool:
        """2月13日三天后 and 复活节翌日 are one date, counted from the day right before."""
        expression, told = mention.expression, self.told
        counted = expression.form in ("ago", "later", "before") and bool(expression.length)
        beside = mention.tie == "said:day" and expression.form == "point"
        if not (counted or beside):
            return False
        day = told.finest in _DAYS and told.expression.form == "point" and told.end <= mention.start
        known = anchor not in (None, PUBLISHED, self.dateline)
        return day and known and self.text[told.end : mention.start] in (("", "的") if counted else ("",))

    def _in_year_ago(self, mention: Mention) -> bool:
        """五年前的6月15日 is one date, in the year told right before."""
        told, first = self.told.expression, mention.expression.first
        if told.form != "ago" or not told.length.endswith("Y") or not first:
            return False
        dated = first[0].field in ("month", "season", "half", "quarter")
        return dated and self.text[self.told.end : mention.start] == "的"

    def _anchored(self, mention: Mention) -> tuple[str, str | None]:
        """Choose the anchor and give the notation of what was said."""
        expression, tie = mention.expression, mention.tie
        said = write(expression)
        if tie.startswith("same"):
            return self._same(expression, tie)
        if not said:
            return said, None
        if telling.comes_back(self.text, mention.start):
            return "", None  # a date that comes back says no day
        if tie.startswith("said:"):
            kind = tie.removeprefix("said:")
            known = self.said.get(kind)
            if kind == "day" and (event := self._event(mention)):
                return said, event
            if known:
                return said, known[1]
            if kind == "month":
                return said, PUBLISHED
            return said, self.dateline
        if expression.length:
            if expression.form == "duration":
                return said, None
            return said, self._counted_from(mention)
        head = expression.first[0]
        if head.field in ("year", "century", "plan") and not head.relative:
            return said, PUBLISHED if expression.form in ("since", "before") or self._needs_base(
                expression
            ) else None
        if tie == "day":
            return said, self._bound("day", mention) or self._today()
        if tie == "time":
            known = self.said.get("day")
            return said, known[1] if known and mention.start - known[0] < 4 * _NEAR else self._today()
        if tie == "year":
            known = self.said.get("anyyear")
            return said, known[1] if known else self._today()
        if tie == "year:near":
            return said, self._year_spoken_of(mention) or self._today()
        if head.relative and head.field == "day" and head.low and (spoken := self._spoken_on(mention)):
            return said, spoken
        if tie == "year:over":
            return said, self._year_over(mention) or self._today()
        if head.relative or head.field in ("yy", "decade"):
            return said, self._today()
        return said, self._partial(mention)

    def _same(self, expression: Expression, tie: str) -> tuple[str, str | None]:
        """去年同期 is the period told of, 去年同日 the day, a year before; 2019年同期 that period of 2019."""
        if tie == "same:today":
            return f"same year{expression.first[0].low:+d}", f"day+0 @ {self._today()}"
        kinds = {"same": ("period",), "same:day": ("event", "day")}.get(tie, ("period", "event", "day"))
        known = next((self.said[kind][1] for kind in kinds if kind in self.said), None)
        step = expression.first[0]
        if not step.relative:
            return (f"same year={step.low}", known) if known else (write(expression), None)
        return f"same {'' if tie == 'same' else 'year'}{step.low:+d}", known

    def _event(self, mention: Mention) -> str | None:
        """The day that 当天 and 次日 go on from: one of the same sentence, or else the day the story is at."""
        known = self.said.get("event")
        return self._bound("day", mention) or (known[1] if known else None)

    def _spoken_on(self, mention: Mention) -> str | None:
        """In a quotation 明天 is seen from the day of the story."""
        known = self.said.get("event")
        if known is None or not telling.in_quotation(self.text, mention.start):
            return None
        said, _, anchor = known[1].partition(" @ ")
        day = days(said, anchor or None, self.published)[1]
        near = day and self.published and timedelta(0) < self.published - day <= _SPOKEN
        return known[1] if near else None

    def _counted_from(self, mention: Mention) -> str | None:
        """20天后 goes on from a day in the past told of just before; in the middle of a story it is a length alone."""
        expression = mention.expression
        place, notation = self.said.get("day", (0, ""))
        if notation and mention.start - place < 2 and self.text[place : mention.start] in ("", "的"):
            return notation  # 2月13日三天后
        if expression.form != "later":
            return self._today()
        if notation and mention.start - place <= _NEAR and expression.length[-1] in "DW":
            said, _, anchor = notation.partition(" @ ")
            day = days(said, anchor or None, self.published)[1]
            if self.published and day and day < self.published:
                then = days(write(expression), notation, self.published)[0]
                return notation if then and then <= self.published else None
        told = mention.start > _NEAR or telling.sentence_ends(self.text, 0, mention.start)
        apart = self.text[mention.start - 1 : mention.start] == "隔"  # 时隔四年后
        coming = telling.to_come(self.text, mention.start, mention.end)
        if "T" in expression.length or apart or (told and not coming):
            return None
        return self._today()

    @staticmethod
    def _needs_base(expression: Expression) -> bool:
        return any(step.relative for step in expression.last)

    def _today(self) -> str:
        return self.dateline or PUBLISHED

    def _partial(self, mention: Mention) -> str:
        """A month without a year, a day without a month: the sentence completes it, or else the publication."""
        head = mention.expression.first[0].field
        if self._in_year_ago(mention):
            return f"{write(self.told.expression)} @ {PUBLISHED}"
        known = self._bound("dated" if head in _IN_MONTH else "year", mention)
        if known is None and head in _IN_MONTH and not self._just_before(mention):
            known = self._bound("month", mention)
        coming = telling.to_come(self.text, mention.start, mention.end)
        if known and not (coming and head in ("half", "quarter") and known.startswith("year-")):
            return known  # 去年歉收，下半年可能涨价 speaks of this year
        if self.published is None:
            said = [self.said[kind] for kind in ("day", "month", "year") if kind in self.said]
            if full := max(said, default=None):
                return full[1]
        if telling.up_to(self.text, mention.start):
            return LAST
        if head in ("half", "quarter") and (over := self._year_over(mention)):
            return over
        if head == "weekday" and telling.is_over(self.text, mention.end):
            return LAST
        if self.conventions.prefer != "near":
            return COMING if self.conventions.prefer == "next" else LAST
        if mention.expression.form == "before" and not telling.is_over(self.text, mention.end):
            coming = True
        return NEXT if coming else PUBLISHED

    def _just_before(self, mention: Mention) -> bool:
        """A day of the last three before publication is one, whatever month was spoken of."""
        end = days(write(mention.expression), PUBLISHED, self.published)[1]
        return self.published is not None and end is not None and 0 <= (self.published - end).days <= 3

    def _bound(self, kind: str, mention: Mention) -> str | None:
        """The date of a kind said before in the same sentence."""
        place, notation = self.said.get(kind, (0, None))
        if notation is None or mention.start - place > _NEAR:
            return None
        if telling.sentence_ends(self.text, place, mention.start):
            return None
        # 去年 before a quotation is not what is spoken of in it
        apart = notation.startswith("year") and telling.quoted_between(self.text, place, mention.start)
        return None if apart else notation

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

    def _year_over(self, mention: Mention) -> str | None:
        """The year before, where a text on it comes to a period that this year has not finished."""
        place, notation = self.said.get("late year", (0, None))
        far = mention.start - place > 4 * _NEAR or "\n" in self.text[place : mention.start]
        if far and mention.tie != "year:over":
            return None
        end = days(write(mention.expression), PUBLISHED, self.published)[1]
        if notation is None or end is None or self.published is None or end <= self.published:
            return None
        return None if telling.to_come(self.text, mention.start, mention.end) else notation

    def _remember(self, mention: Mention, value: DateValue, named: bool) -> None:
        expression = mention.expression
        if expression.form not in ("point", "to", "since") or mention.label == "TIME" or not expression.first:
            return
        notation = value.said if value.anchor is None else f"{value.said} @ {value.anchor}"
        late = self.published and value.end and value.end.year == self.published.year - 1
        if late and mention.finest == "year":
            self.said["late year"] = (mention.end, notation)
        if not named and (value.anchor in (None, PUBLISHED, NEXT, LAST) or len(notation) < 200):
            for kind in self._kinds(mention, value):
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
            back = mention.tie == "said:day" and first[0].low < 0  # 前一天 looks back and tells no further
            if self._tells(mention) and not back:
                kinds.append("event")
        if point and ("month" in fields or single):
            kinds.append("month")
        if fields[0] in ("year", "yy") or single:
            kinds.append("anyyear")
        if fields[0] in ("year", "yy") and point:
            kinds.append("year")
        return kinds

    def _tells(self, mention: Mention) -> bool:
        """A day tells where the story is if it opens a sentence or has an hour; 至24日 in a figure does not."""
        if self.text.startswith(_NOT_EVENT, mention.end):
            return False
        return (
            "event" not in self.said
            or mention.finest in ("daypart", "time")
            or telling.opens_sentence(self.text, mention.start)
        )
