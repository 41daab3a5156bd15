"""What many records say together."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from .values import amount_text

Record = dict[str, Any]
LARGEST: Final = 20


@dataclass(frozen=True, slots=True, order=True)
class Sum:
    """A sum of money, where it stands: the number of the article, its id, the words."""

    yuan: Decimal
    article: int
    id: str
    text: str
    value: str


class Totals:
    """Months, places, largest sums and officials over all records added, in memory that their number hardly moves.

    >>> import newsnlp
    >>> totals = Totals()
    >>> totals.add(newsnlp.to_record(newsnlp.nlp("南通市投资60亿元", published="2023-02-14"), id="a"))
    >>> totals.articles, dict(totals.months), dict(totals.places), totals.largest()[0].text
    (1, {'2023-02': 1}, {'南通市': 1}, '60亿元')
    """

    def __init__(self) -> None:
        self.articles = self.characters = 0
        self.months: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self._sums: list[Sum] = []
        self._officials: dict[tuple[str, str], Counter[tuple[str, str, str]]] = defaultdict(Counter)

    def add(self, record: Record) -> None:
        """Count a record."""
        number = self.articles
        self.articles += 1
        self.characters += len(record["text"])
        if record["published"]:
            self.months[record["published"][:7]] += 1
        self.places.update({entity["text"] for entity in record["entities"] if entity["label"] == "GPE"})
        for kind in ("officials", "amounts", "dates", "repairs"):
            self.found[kind] += len(record[kind])
        for amount in record["amounts"]:
            yuan = _yuan(amount)
            if yuan is not None:
                heapq.heappush(
                    self._sums, Sum(yuan, -number, record["id"], amount["text"], amount_text(amount))
                )
                if len(self._sums) > LARGEST:
                    heapq.heappop(self._sums)
        for official in record["officials"]:
            for post in official["posts"]:
                place = post["jurisdiction"] or {"code": None, "name": None}
                held = (official["name"], post["organ"] or "", post["title"])
                self._officials[place["code"] or "", place["name"] or ""][held] += 1

    def largest(self) -> list[Sum]:
        """Give the largest sums in yuan, at most `LARGEST`."""
        return sorted(self._sums, reverse=True)

    def by_month(self) -> list[tuple[str, int]]:
        """Give how many articles were published in each month, in order."""
        return sorted(self.months.items())

    def officials(self) -> Iterator[tuple[str, str, list[tuple[str, str, str, int]]]]:
        """Yield code and name of each jurisdiction, those without a code last, with its officials and mentions."""
        for code, name in sorted(self._officials, key=lambda place: (not place[0], place)):
            held = self._officials[code, name]
            yield code, name, [(*post, count) for post, count in sorted(held.items())]


def _yuan(amount: Record) -> Decimal | None:
    bound = amount["high"] or amount["low"]
    if amount["unit"] != "CNY" or amount["per"] or bound is None:
        return None
    try:
        return Decimal(bound)
    except InvalidOperation:  # a third of a yuan is none of the largest
        return None
