"""The stream of articles cut into numbered chunks, each told from every other by a digest."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from newsnlp.records import Article, Failure

Item = Article | Failure
#: A chunk ends with the article that reaches one of these: what a kill can cost, and what a worker holds at once.
#: As many as the tagger reads together; with half of them it takes five per cent longer.
ARTICLES = 64
CHARACTERS = 50_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some articles in a row, and what could not be read between them."""

    number: int
    items: tuple[Item, ...]

    @property
    def characters(self) -> int:
        """How long the texts are together."""
        return sum(len(item.text) for item in self.items if isinstance(item, Article))

    def digest(self, settings: str) -> str:
        """Give the name of exactly this work: these items under these settings.

        >>> one = Chunk(0, (Article("a", "开工", None, "a.txt", None),))
        >>> one.digest("") == one.digest(""), one.digest("") == one.digest("other")
        (True, False)
        """
        made = hashlib.sha256(settings.encode())
        for item in self.items:
            # A name of a file may hold what is no text.
            made.update(repr((type(item).__name__, astuple(item))).encode("utf-8", "surrogatepass"))
        return made.hexdigest()


def cut(items: Iterable[Item], articles: int = ARTICLES, characters: int = CHARACTERS) -> Iterator[Chunk]:
    """Cut a stream into chunks; the same stream is always cut the same way.

    >>> [len(chunk.items) for chunk in cut([Failure("a", n, "") for n in range(5)], articles=2)]
    [2, 2, 1]
    """
    number, held, length = 0, [], 0
    for item in items:
        held.append(item)
        length += len(item.text) if isinstance(item, Article) else 0
        if len(held) >= articles or length >= characters:
            yield Chunk(number, tuple(held))
            number, held, length = number + 1, [], 0
    if held:
        yield Chunk(number, tuple(held))
