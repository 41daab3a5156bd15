"""The value of an amount: exact bounds, a unit, and what may be done with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any

from newsnlp.errors import AmountError

from .units import codes

__all__ = ["Amount", "plain"]

_EXACT = Context(prec=28, rounding=ROUND_HALF_EVEN)

Bound = Decimal | Fraction | None


def plain(value: Decimal | Fraction) -> str:
    """Write a number without exponent and without trailing zeros; a fraction as `1/3`.

    >>> plain(Decimal("5E+9")), plain(Decimal("83.20")), plain(Fraction(1, 3))
    ('5000000000', '83.2', '1/3')
    """
    if isinstance(value, Fraction):
        return str(value)
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _bound(text: str | None) -> Bound:
    if text is None:
        return None
    return Fraction(text) if "/" in text else Decimal(text)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: `low` and `high` in `unit` with the magnitude applied, None where the side is open.

    `kind` is one of money area length weight volume energy power speed temperature data percent multiple people
    count number. `unit` is an ISO 4217 code, a unit code (m2 km2 mu t kWh ...), `%` `‰` `pp`, 倍 or 番, the measure
    word as written, or None. `modifier`: approx, over, under or None. `per`: the denominator that stands beside the
    amount (m2 in 元/平方米). `text`: the words that were read.

    >>> area = Amount(Decimal(3), Decimal(3), "mu", "area", None, None, "3亩")
    >>> str(area.to("m2").low), str(area)
    ('2000', '3亩')
    >>> Amount.from_dict(area.to_dict()) == area
    True
    """

    low: Bound
    high: Bound
    unit: str | None
    kind: str
    modifier: str | None = None
    per: str | None = None
    text: str = ""

    def to_dict(self) -> dict[str, str | None]:
        """Give primitives only: numbers as plain decimal strings, open sides as None."""
        return {
            "low": None if self.low is None else plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "unit": self.unit,
            "kind": self.kind,
            "modifier": self.modifier,
            "per": self.per,
            "text": self.text,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Amount":
        """Rebuild what `to_dict` gave."""
        fields = {name: record.get(name) for name in ("unit", "modifier", "per")}
        return cls(
            _bound(record["low"]), _bound(record["high"]), kind=record["kind"], text=record["text"], **fields
        )

    def to(self, unit: str) -> "Amount":
        """Convert to another unit of the same measure, computed as fractions and rounded once to 28 digits.

        `unit` is a unit code; a speed is asked for as km/h or m/s. Raises `AmountError` where the units do not
        convert, as between currencies.

        >>> str(Amount(Decimal(1), Decimal(1), "mu", "area").to("m2").low)
        '666.6666666666666666666666667'
        >>> str(Amount(Decimal(36), Decimal(36), "km", "speed", None, "h").to("m/s").low)
        '10'
        """
        ours = _measure(self.unit, self.per)
        per = None if ours and ours[0] == "speed" else self.per
        theirs = _measure(unit, per)
        if ours is None or theirs is None or ours[0] != theirs[0]:
            raise AmountError(f"{self.text or self.unit!r} cannot be given in {unit!r}")
        factor = ours[1] / theirs[1]
        return Amount(
            _scaled(self.low, factor),
            _scaled(self.high, factor),
            unit,
            self.kind,
            self.modifier,
            per,
            self.text,
        )

    def to_pint(self, registry: Any = None) -> Any:
        """Give a quantity of a pint registry: the low bound where both are the same, else the two as a pair.

        Without a registry pint's application registry is used; that needs the extra `pint`. Raises `AmountError` for
        units that are no physical ones.
        """
        if registry is None:
            try:
                registry = import_module("pint").get_application_registry()
            except ImportError as error:
                raise AmountError(
                    "to_pint() needs pint: install it with `pip install newsnlp[pint]`"
                ) from error
        measure = _measure(self.unit, self.per)
        base = _PINT.get(measure[0]) if measure else None
        if measure is None or base is None:
            raise AmountError(f"{self.unit!r} is no physical unit")
        ends = [None if end is None else registry.Quantity(float(Fraction(end) * measure[1]), base) for end in
                (self.low, self.high)]  # fmt: skip
        return ends[0] if self.low == self.high else tuple(ends)

    def __lt__(self, other: object) -> bool:
        """Order by the low bound, then by the high one; raises `AmountError` where units do not convert."""
        if not isinstance(other, Amount):
            return NotImplemented
        return self._key(other) < other._key(self)

    def __gt__(self, other: object) -> bool:
        """Order as `<` does."""
        return other.__lt__(self) if isinstance(other, Amount) else NotImplemented

    def __le__(self, other: object) -> bool:
        """Say that the other is not less."""
        return not other.__lt__(self) if isinstance(other, Amount) else NotImplemented

    def __ge__(self, other: object) -> bool:
        """Say that this is not less."""
        return not self.__lt__(other) if isinstance(other, Amount) else NotImplemented

    def _key(self, other: "Amount") -> tuple[float | Fraction, float | Fraction]:
        ours, theirs = _measure(self.unit, self.per), _measure(other.unit, other.per)
        if (self.unit, self.per) == (other.unit, other.per):
            factor = Fraction(1)
        elif ours and theirs and ours[0] == theirs[0]:
            factor = ours[1]
        else:
            raise AmountError(
                f"{self.text or self.unit!r} and {other.text or other.unit!r} have no common measure"
            )
        low = float("-inf") if self.low is None else Fraction(self.low) * factor
        return low, float("inf") if self.high is None else Fraction(self.high) * factor

    def __format__(self, language: str) -> str:
        """Write it in Chinese, or in English for `en`: f"{amount:en}"."""
        from .writing import chinese, english

        return english(self) if language == "en" else chinese(self)

    def __str__(self) -> str:
        """Write it as a person would in Chinese."""
        from .writing import chinese

        return chinese(self)


_SECONDS = {"h": 3600, "min": 60, "s": 1}
_PINT = {"area": "m**2", "length": "m", "weight": "kg", "volume": "m**3", "energy": "J", "power": "W",
         "speed": "m/s", "data": "bit", "frequency": "Hz", "pressure": "Pa", "voltage": "V"}  # fmt: skip


def _measure(unit: str | None, per: str | None) -> tuple[str, Fraction] | None:
    """Give what a unit measures and in how many base units; a length by a time is a speed."""
    found = codes().get(unit or "")
    if found is None:
        return None
    kind, factor = found
    if per is None:
        return kind, factor
    if kind == "length" and per in _SECONDS:
        return "speed", factor / _SECONDS[per]
    return f"{kind}/{per}", factor


def _scaled(value: Bound, factor: Fraction) -> Bound:
    if value is None:
        return None
    exact = Fraction(value) * factor
    return _EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
