"""What the document itself says about its days: the day said last, the dateline, words of the future."""

import re
from datetime import date, timedelta

from . import comparing, granularity, naming, telling
from .conventions import USUAL, Conventions
from .expression import NOTHING, Expression, write
from .following import goes_on
from .mention import Mention
from .resolving import COMING, LAST, NEXT, PUBLISHED, days
from .told import DAYS, NEAR, TELLS_THE_ONE_BEFORE, Told
from .values import DateSpan, DateValue

_IN_MONTH = ("day", "lday", "xun")
_LATE = 2
_TERM = re.compile("再过|工作日|交易日")
_SPOKEN = timedelta(7)
"""A quotation is of the day told if that lies no farther back."""


class Document(Told):
    """Goes through the mentions in order and ties each to what came before."""

    def __init__(self, text: str, published: date | None, conventions: Conventions = USUAL) -> None:
        super().__init__(text, published)
        self.conventions = conventions
        self.told = Mention(-1, -1, NOTHING, "", False, None, "DATE")
        self.anchor: str | None = None

    def span(self, mention: Mention, text: str) -> DateSpan:
        """Resolve one mention and remember it."""
        mention.expression = self.conventions.applied(mention.expression)
        said, anchor = self._anchored(mention)
        if self._counts_on(mention, anchor) or self._in_year_ago(mention):
            mention.start = self.told.start
        start, end = days(said, anchor, self.published)
        later = mention.expression.form == "later" and anchor is None
        counted = mention.expression.length.replace("B", "D") if later else ""
        length = counted if counted and ".." not in counted else None
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
        self.remember(mention, value, named)
        self.told, self.anchor = mention, anchor
        return DateSpan(mention.start, mention.end, mention.label, value, named)

    def _counts_on(self, mention: Mention, anchor: str | None) -> bool:
        """2月13日三天后 and 复活节翌日 are one date, counted from the day right before."""
        expression, told = mention.expression, self.told
        counted = expression.form in ("ago", "later", "before") and bool(expression.length)
        beside = mention.tie in ("said:day", "said:last") and expression.form == "point"
        if not (counted or beside):
            return False
        day = told.finest in DAYS and told.expression.form == "point" and told.end <= mention.start
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
            return self._same(mention)
        if not said:
            return said, None
        if telling.comes_back(self.text, mention.start):
            return "", None  # a date that comes back says no day
        if tie == "ending":
            return said, self.anchor
        if tie == "said:term" and "term" not in self.said:
            return "", None
        if tie.startswith("said:"):
            kind = tie.removeprefix("said:")
            known = self.said.get("day" if kind == "last" else kind)
            if (
                kind == "month"
                and mention.finest != "quarter"
                and known
                and self.published
                and self.apart(known[0], mention)
            ):
                known = None  # 月底 of another paragraph
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
            return said, self.bound("day", mention) or self._today()
        if tie == "time":
            known = self.said.get("day")
            return said, known[1] if known and mention.start - known[0] < 4 * NEAR else self._today()
        if tie == "year":
            known = self.said.get("anyyear")
            return said, known[1] if known else self._today()
        if tie in ("near", "year:near") or (
            tie == "compared" and comparing.compared(self.text, mention.start)
        ):
            return said, self._beside(mention) or self._year_spoken_of(mention) or self._today()
        day = telling.in_brackets(self.text, mention.end) if said == "day+0" else ""
        if day and days(day, PUBLISHED, self.published)[0]:
            return said, f"{day} @ {PUBLISHED}"
        if head.relative and head.field == "day" and head.low and (spoken := self._spoken_on(mention)):
            return said, spoken
        if tie == "year:over":
            return said, self._year_over(mention) or self._today()
        if head.field == "lyear":
            return said, self.bound("year", mention) or self._today()  # 1978年恰逢马年
        if head.relative or head.field in ("yy", "decade"):
            return said, self._today()
        return said, self._partial(mention)

    def _same(self, mention: Mention) -> tuple[str, str | None]:
        """去年同期 is the period told of, 去年同日 the day, a year before; 2019年同期 that period of 2019."""
        expression, tie = mention.expression, mention.tie
        if tie == "same:today":
            return f"same year{expression.first[0].low:+d}", f"day+0 @ {self._today()}"
        kinds = {"same:day": ("event", "day"), "same:in": ("period", "event", "day")}.get(tie, ())
        known = next((self.said[kind][1] for kind in kinds if kind in self.said), None)
        known = known if kinds else self.period(mention, self._today())
        step = expression.first[0]
        if not step.relative:
            return (f"same year={step.low}", known) if known else (write(expression), None)
        return f"same {'' if tie == 'same' else 'year'}{step.low:+d}", known

    def _event(self, mention: Mention) -> str | None:
        """The day that 当天 and 次日 go on from: one of the same sentence, or else the day the story is at."""
        known = self.said.get("event")
        return self._beside(mention) or (known[1] if known else None)

    def _beside(self, mention: Mention) -> str | None:
        """The date that 前一周, 上年 and 前一日 are told by: named in the sentence, or what is compared with them."""
        unit = mention.expression.first[0].field
        known = self.bound(TELLS_THE_ONE_BEFORE.get(unit, unit), mention)
        return known or comparing.ahead(self.text, mention.start, mention.end, unit)

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
        """20天后 goes on from a day in the past told of just before; elsewhere in a text it is a length alone.

        再过三天 and working days, which set a term, are counted from today where they lie ahead.
        """
        expression = mention.expression
        place, notation = self.said.get("day", (0, ""))
        if notation and mention.start - place < 2 and self.text[place : mention.start] in ("", "的"):
            return notation  # 2月13日三天后
        if expression.form != "later":
            return self._today()
        if notation and mention.start - place <= NEAR and expression.length[-1] in "DW":
            said, _, anchor = notation.partition(" @ ")
            day = days(said, anchor or None, self.published)[1]
            if self.published and day and day < self.published:
                then = days(write(expression), notation, self.published)[0]
                return notation if then and then <= self.published else None
        if "T" in expression.length:
            return None
        if not _TERM.search(self.text, mention.start, mention.end):
            alone = mention.start == 0 and mention.end == len(self.text)
            return self._today() if alone else None
        told = mention.start > NEAR or telling.sentence_ends(self.text, 0, mention.start)
        coming = telling.to_come(self.text, mention.start, mention.end)
        return None if told and not coming else self._today()

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
        known = self.bound("dated" if head in _IN_MONTH else "year", mention)
        if known is None and head in _IN_MONTH and not self._just_before(mention):
            known = self.bound("month", mention)
        if known and head in _IN_MONTH and self._turned(mention, known):
            known = None
        known = known or self._older(mention)
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
        reported = telling.is_over(self.text, mention.end) or (
            not coming and telling.is_reported(self.text, mention.end)
        )
        if head in ("weekday", "weekend") and reported:
            return LAST
        if self.conventions.prefer != "near":
            return COMING if self.conventions.prefer == "next" else LAST
        if mention.expression.form == "before" and not telling.is_over(self.text, mention.end):
            coming = True
        return NEXT if coming else PUBLISHED

    def _older(self, mention: Mention) -> str | None:
        """The day told of before in the paragraph, where that is long past and a bare day goes on from it."""
        step, (place, notation) = mention.expression.first[0], self.said.get("day", (0, ""))
        bare = step.field == "day" and not step.relative and mention.expression.form == "point"
        if (
            not bare
            or not notation
            or "\n" in self.text[place : mention.start]
            or mention.start - place > 2 * NEAR
        ):
            return None
        later = self.said.get("month", (0, ""))[0] > place or telling.to_come(
            self.text, mention.start, mention.end
        )
        if later or self.dateline or telling.is_news(self.text, mention.start, mention.end):
            return None
        return notation if goes_on(step.low, notation, self.published) else None

    def _turned(self, mention: Mention, known: str) -> bool:
        """12月29日…，1日 of 2 January: the bare day just before publication is of the month after the one told."""
        said, _, anchor = known.partition(" @ ")
        told = days(said, anchor or None, self.published)[0]
        here = days(write(mention.expression), known, self.published)[0]
        return bool(told and here and here < told) and self._just_before(mention)

    def _just_before(self, mention: Mention) -> bool:
        """A day of the last three before publication is one, whatever month was spoken of."""
        end = days(write(mention.expression), PUBLISHED, self.published)[1]
        return self.published is not None and end is not None and 0 <= (self.published - end).days <= 3

    def _year_spoken_of(self, mention: Mention) -> str | None:
        """上年 is the year before the one the paragraph speaks of, if that is a late one."""
        place, notation = self.said.get("anyyear", (0, ""))
        if mention.expression.first[0].field != "year" or not notation:
            return None
        if "\n" in self.text[max(place, mention.start - 4 * NEAR) : mention.start]:
            return None
        said, _, anchor = notation.partition(" @ ")
        start = days(said, anchor or None, self.published)[0]
        late = start and self.published and 0 <= self.published.year - start.year <= _LATE
        return notation if late and mention.start - place < 4 * NEAR else None

    def _year_over(self, mention: Mention) -> str | None:
        """The year before, where a text on it comes to a period that this year has not finished."""
        place, notation = self.said.get("late year", (0, None))
        far = mention.start - place > 4 * NEAR or "\n" in self.text[place : mention.start]
        if far and mention.tie != "year:over":
            return None
        end = days(write(mention.expression), PUBLISHED, self.published)[1]
        if notation is None or end is None or self.published is None or end <= self.published:
            return None
        return None if telling.to_come(self.text, mention.start, mention.end) else notation
