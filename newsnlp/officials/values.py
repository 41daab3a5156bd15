"""What `link` gives: officials, their posts, and events of appointment."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The division a post belongs to: its name, its code once decided, else the codes of the candidates.

    >>> Jurisdiction("通州区", None, ("110112", "320612")).to_dict()["candidates"]
    ['110112', '320612']
    """

    name: str
    code: str | None
    candidates: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give JSON primitives."""
        return {"name": self.name, "code": self.code, "candidates": list(self.candidates)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Jurisdiction":
        """Rebuild what `to_dict` gave.

        >>> Jurisdiction.from_dict({"name": "南通市", "code": "320600", "candidates": []}).code
        '320600'
        """
        return cls(data["name"], data["code"], tuple(data["candidates"]))


@dataclass(frozen=True, slots=True)
class Post:
    """One post of one person.

    `title` is the role word; `organ` the organ as written, what a list or the document supplies put before it and
    `organ_inherited` then set; `organ_canonical` its full official name where certain. `status` is current, former,
    acting, appointed, removed, candidate or deceased; the dates are ISO days of office where said; `mentions` are the
    offsets of the role word, `evidence` the words that say so.

    >>> Post("区长", "通州区").status
    'current'
    """

    title: str
    organ: str | None
    organ_canonical: str | None = None
    organ_inherited: bool = False
    jurisdiction: Jurisdiction | None = None
    status: str = "current"
    start_date: str | None = None
    end_date: str | None = None
    mentions: tuple[Span, ...] = ()
    evidence: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Give JSON primitives."""
        data = asdict(self)
        data["jurisdiction"] = None if self.jurisdiction is None else self.jurisdiction.to_dict()
        data["mentions"] = [list(span) for span in self.mentions]
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Post":
        """Rebuild what `to_dict` gave.

        >>> post = Post("区长", "通州区", jurisdiction=Jurisdiction("通州区", "320612"), mentions=((3, 5),))
        >>> Post.from_dict(post.to_dict()) == post
        True
        """
        values = dict(data)
        where = values["jurisdiction"]
        values["jurisdiction"] = None if where is None else Jurisdiction.from_dict(where)
        values["mentions"] = tuple((start, end) for start, end in values["mentions"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Official:
    """A person with at least one post: the fullest name, every mention of the person, the posts.

    >>> Official("李明", ((2, 4),), (Post("市长", "南通市"),)).name
    '李明'
    """

    name: str
    mentions: tuple[Span, ...]
    posts: tuple[Post, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give JSON primitives."""
        return {
            "name": self.name,
            "mentions": [list(span) for span in self.mentions],
            "posts": [post.to_dict() for post in self.posts],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Official":
        """Rebuild what `to_dict` gave.

        >>> official = Official("李明", ((2, 4),), (Post("市长", "南通市"),))
        >>> Official.from_dict(official.to_dict()) == official
        True
        """
        mentions = tuple((start, end) for start, end in data["mentions"])
        return cls(data["name"], mentions, tuple(Post.from_dict(post) for post in data["posts"]))


@dataclass(frozen=True, slots=True)
class Event:
    """A change of post: kind is appointed, elected, nominated, removed or resigned; `date` an ISO day or None.

    >>> Event("appointed", "李明", "市长", "南通市", None).kind
    'appointed'
    """

    kind: str
    name: str
    title: str
    organ: str | None
    date: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give JSON primitives."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Event":
        """Rebuild what `to_dict` gave.

        >>> Event.from_dict({"kind": "removed", "name": "李明", "title": "市长", "organ": None, "date": None}).title
        '市长'
        """
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything `link` finds in one text."""

    officials: tuple[Official, ...]
    events: tuple[Event, ...]
