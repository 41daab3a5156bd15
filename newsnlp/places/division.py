"""One administrative division, with its code and its place in the hierarchy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Division:
    """A country or a Chinese administrative division.

    `code` has six digits, nine for towns and street offices; it is empty for countries and for places too small to
    be listed. `level` is one of country, province, prefecture, county, township; `parents` are the full names above,
    province first. An abolished name has `former` set and carries the code of the division that followed; `own` is
    the code that it had itself.

    >>> Division("通州区", "320612", "county", ("江苏省", "南通市")).full_name
    '江苏省南通市通州区'
    """

    name: str
    code: str
    level: str
    parents: tuple[str, ...] = ()
    former: bool = False
    own: str = ""

    @property
    def own_code(self) -> str:
        """The code that this name stood for: an abolished county is given the one that it had.

        >>> Division("玉环县", "331083", "county", ("浙江省", "台州市"), True, "331021").own_code
        '331021'
        """
        return self.own or self.code

    @property
    def full_name(self) -> str:
        """The name with everything above it."""
        return "".join(self.parents) + self.name

    @property
    def stem(self) -> str:
        """The code without the zeros that only fill it up: 32, 3206, 320612."""
        if self.level == "province":
            return self.code[:2]
        return self.code[:4] if self.level == "prefecture" else self.code

    def contains(self, other: "Division") -> bool:
        """Say whether the other division lies inside this one.

        >>> Division("南通市", "320600", "prefecture").contains(Division("通州区", "320612", "county"))
        True
        """
        if self.level == "country":
            return self.name == "中国" and other.level != "country"
        if not other.code:
            return self.name in other.parents
        return len(other.stem) > len(self.stem) > 0 and other.stem.startswith(self.stem)

    def to_dict(self) -> dict[str, Any]:
        """Give JSON primitives."""
        return {
            "name": self.name,
            "code": self.code,
            "level": self.level,
            "parents": list(self.parents),
            "former": self.former,
            "own": self.own,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Division":
        """Rebuild what `to_dict` gave.

        >>> here = Division("南通市", "320600", "prefecture", ("江苏省",))
        >>> Division.from_dict(here.to_dict()) == here
        True
        """
        return cls(
            data["name"],
            data["code"],
            data["level"],
            tuple(data["parents"]),
            data["former"],
            data.get("own", ""),
        )
