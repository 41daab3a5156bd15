"""What usage leaves open in a date, for the caller to decide."""

from dataclasses import dataclass

from .expression import Expression, Point, Step

_LONG = {"start": "early", "end": "late"}


@dataclass(frozen=True, slots=True)
class Conventions:
    """How dates are read on which usage differs. The defaults are those of the annotation guide.

    Args:
        prefer: which day a date without its year, month or week means: `near` the likeliest in news, `next` the
            first to come, `last` the last one over.
        seasons: `months` counts 春 from March to May, `terms` from 立春 to the day before 立夏.
        ends: `short` reads 年底 as December, 年初 as January and 月底 as the last day; `long` reads them as the last
            and first two months and as the days from the 25th.

    Raises:
        ValueError: for a word that is none of these.

    >>> Conventions(prefer="next").seasons
    'months'
    """

    prefer: str = "near"
    seasons: str = "months"
    ends: str = "short"

    def __post_init__(self) -> None:
        """Refuse words that say nothing."""
        known = {
            "prefer": ("near", "next", "last"),
            "seasons": ("months", "terms"),
            "ends": ("short", "long"),
        }
        for name, words in known.items():
            if getattr(self, name) not in words:
                raise ValueError(f"{name} must be one of {', '.join(words)}, not {getattr(self, name)!r}")

    def applied(self, expression: Expression) -> Expression:
        """Write the conventions into an expression, which then says all by itself.

        >>> from .expression import parse, write
        >>> write(Conventions(ends="long").applied(parse("2019 part=end")))
        '2019 part=late'
        """
        if (self.seasons, self.ends) == ("months", "short"):
            return expression
        return expression._replace(first=self._point(expression.first), last=self._point(expression.last))

    def _point(self, point: Point) -> Point:
        return tuple(self._step(step) for step in point)

    def _step(self, step: Step) -> Step:
        if step.field == "season" and self.seasons == "terms":
            return step._replace(field="termseason")
        if step.field == "part" and self.ends == "long":
            return step._replace(name=_LONG.get(step.name, step.name))
        return step


USUAL = Conventions()
