"""What a document has said of days so far, for a later word to go on from: 当天, 同月, 去年同期."""

import re
from datetime import date

from . import telling
from .mention import Mention
from .resolving import LAST, NEXT, PUBLISHED, days
from .values import DateValue

_DATELINE = re.compile(r"\s?(?:电(?![视影力网梯商话动子价站池脑机台竞信费厂器])|讯(?!息)|日电|消息)")
_HEADED = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日{_DATELINE.pattern}")
_PERIODS = {"half", "quarter", "month", "firstmonth", "xun", "period", "week"}
# 前一周 is told by a date of the sentence that says a week or a day, 前一季度 by one that says a quarter or a month
TELLS_THE_ONE_BEFORE = {"week": "by week", "month": "by month", "quarter": "by quarter", "year": "anyyear"}
DAYS = {"day", "lday", "holiday", "weekday", "nthday", "daypart", "time"}
NEAR = 120
_HEAD = 200
_THAN = ("比", "较")
_NOT_EVENT = ("起", "前", "后", "以", "之")
_COMPARED = ("相比", "持平", "相当", "一样")


class Told:
    """The text, its day of publication, and of each kind of date the one said last: where it ends, and its notation."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text, self.published = text, published
        self.said: dict[str, tuple[int, str]] = {}
        headed = _HEADED.search(text, 0, _HEAD)
        # what a headline calls 同日 is the day of the dateline under it
        self.dateline = f"XXXX-{int(headed[1]):02d}-{int(headed[2]):02d} @ {PUBLISHED}" if headed else None

    def bound(self, kind: str, mention: Mention) -> str | None:
        """The date of a kind said before in the same sentence."""
        place, notation = self.said.get(kind, (0, None))
        if notation is None or mention.start - place > NEAR:
            return None
        if telling.sentence_ends(self.text, place, mention.start):
            return None
        # 去年 before a quotation is not what is spoken of in it
        apart = notation.startswith("year") and telling.quoted_between(self.text, place, mention.start)
        return None if apart else notation

    def apart(self, place: int, mention: Mention) -> bool:
        """Tell whether a place lies in another paragraph than a mention, or far away."""
        return mention.start - place > 4 * NEAR or "\n" in self.text[place : mention.start]

    def period(self, mention: Mention, today: str) -> str | None:
        """Give what 去年同期 is compared with: a period of the sentence or paragraph, the last over, or this month."""
        near = self.bound("period", mention)
        if near is None and mention.tie == "same":
            near = self.bound("year over", mention)
        place, last = self.said.get("period begun", (0, None))
        if near or (last and not self.apart(place, mention)):
            return near or last
        known = self.said.get("stretch over", (0, None))[1] or self.bound("event", mention)
        return known or (f"month+0 @ {today}" if self.published else None)

    def remember(self, mention: Mention, value: DateValue, named: bool) -> None:
        """Keep a date for later words; `named` ones are part of a name and say no day."""
        expression = mention.expression
        if expression.form not in ("point", "to", "since") or mention.label == "TIME" or not expression.first:
            return
        notation = value.said if value.anchor is None else f"{value.said} @ {value.anchor}"
        late = self.published and value.end and value.end.year == self.published.year - 1
        if late and mention.finest == "year":
            self.said["late year"] = (mention.end, notation)
        if not named and (value.anchor in (None, PUBLISHED, NEXT, LAST) or len(notation) < 200):
            kinds = self._kinds(mention, value)
            kinds += self._past_kinds(mention, value, kinds)
            for kind in kinds:
                self.said[kind] = (mention.end, notation)
        if _DATELINE.match(self.text, mention.end) and mention.start < 60 and mention.finest == "day":
            self.dateline = notation

    def _past_kinds(self, mention: Mention, value: DateValue, kinds: list[str]) -> list[str]:
        """What 去年同期 can be set beside: a period begun, one over that is no holiday, a year over."""
        if value.start is None or value.end is None:
            return []
        now = self.published or date.max
        period, over = "period" in kinds, value.end <= now
        holiday = any(step.field in ("period", "holiday") for step in mention.expression.first)
        found = ["period begun"] if period and value.start <= now else []
        found += ["stretch over"] if period and over and not holiday else []
        return found + (["year over"] if over and mention.finest == "year" and "year" in kinds else [])

    def _kinds(self, mention: Mention, value: DateValue) -> list[str]:
        """What a later word can mean by it: 当天 the day, 同月 the month, 同期 the period."""
        if (
            value.said in ("day+0", "month+0", "year+0") and mention.tie.startswith("said")
        ) or mention.tie.startswith(("same", "year:", "near")):
            return []
        if self.text.startswith(_THAN, max(0, mention.start - 1)) or self.text.startswith(
            _COMPARED, mention.end
        ):
            return []  # 比一季度加快: spoken of is what is compared with it
        first = mention.expression.first
        fields = [step.field for step in first]
        if fields[-1] == "ending":
            return ["period", "term"]
        point = mention.expression.form == "point"
        one = point and all(step.low == step.high for step in first)
        single = one and mention.finest in DAYS
        kinds = []
        if not single and (not point or set(fields) & _PERIODS):
            kinds.append("period")
        if mention.expression.form == "since":
            return kinds
        if mention.finest in DAYS or "week" in fields:
            kinds.append("by week")
        if one and (single or "month" in fields):
            kinds += ["by month", "by quarter"]
        elif one and "quarter" in fields:
            kinds.append("by quarter")
        if single:
            kinds += ["day", "dated"] if "month" in fields else ["day"]
            back = (
                mention.tie in ("said:day", "said:last") and first[0].low < 0
            )  # 前一天 looks back and tells no further
            if self._tells(mention, value) and not back:
                kinds.append("event")
        if point and ("month" in fields or single):
            kinds.append("month")
        if fields[0] in ("year", "yy") or single:
            kinds.append("anyyear")
        if fields[0] in ("year", "yy") and point:
            kinds.append("year")
        return kinds

    def _goes_on(self, mention: Mention, value: DateValue) -> bool:
        """A day amid a sentence takes the story on where it comes after the one it was at, or in another paragraph."""
        first, (place, event) = mention.expression.first[0], self.said["event"]
        if (
            first.relative
            or mention.finest != "day"
            or not telling.told_of(self.text, mention.start, mention.end)
        ):
            return False
        said, _, anchor = event.partition(" @ ")
        before = days(said, anchor or None, self.published)[0]
        later = before is not None and value.start is not None and value.start > before
        return later or "\n" in self.text[max(place, mention.start - 4 * NEAR) : mention.start]

    def _tells(self, mention: Mention, value: DateValue) -> bool:
        """A day tells where the story is if it opens a sentence or has an hour; 至24日 in a figure does not."""
        if mention.approximate or self.text.startswith(_NOT_EVENT, mention.end):
            return False
        return (
            "event" not in self.said
            or mention.finest in ("daypart", "time")
            or telling.opens_sentence(self.text, mention.start)
            or self._goes_on(mention, value)
        )
