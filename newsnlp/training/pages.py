"""Annotated pages whose text is not ours to ship: offsets here, the text found by its hash among documents at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from newsnlp.labels import Entity
from newsnlp.tagger.scheme import NAMES
from newsnlp.text import RepairedText, repair


class Documents:
    """Raw documents by the sha256 of their text in UTF-8.

    >>> documents = Documents(["陸(lù)地面积"])
    >>> sha256 = hashlib.sha256("陸(lù)地面积".encode()).hexdigest()
    >>> documents.read({"sha256": sha256, "ents": [[0, 6, "LOC"]]})
    ('陆地面积', [Entity(start=0, end=2, label='LOC')])
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}

    def read(self, row: Mapping[str, Any]) -> tuple[str, list[Entity]]:
        """Give the repaired text of a row, and its entities, annotated by offsets into the raw text, moved to it.

        Raises LookupError where no document has that hash, or an offset lies outside its text, and ValueError for a
        label that is none of a name.
        """
        repaired = self._repaired(row)
        unknown = {label for _, _, label in row["ents"]} - set(NAMES)
        if unknown:
            raise ValueError(f"no labels of names: {', '.join(sorted(unknown))}")
        return repaired.text, [
            Entity(*repaired.offsets.repaired_span(start, end), label) for start, end, label in row["ents"]
        ]

    def posts(self, row: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
        """Give the repaired text of a row and its posts, their words read from it.

        A word is a list of pieces, each two offsets into the raw text or, where that does not hold it, characters.
        Raises LookupError where no document has that hash.

        >>> documents = Documents(["县长李文"])
        >>> sha256 = hashlib.sha256("县长李文".encode()).hexdigest()
        >>> post = {"name": [[2, 4]], "title": [[0, 2]], "organ": ["某", [0, 1]]}
        >>> documents.posts({"sha256": sha256, "posts": [post]})
        ('县长李文', [{'name': '李文', 'title': '县长', 'organ': '某县'}])
        """
        repaired = self._repaired(row)

        def word(pieces: Any) -> Any:
            if not isinstance(pieces, list):
                return pieces
            spans = (one if isinstance(one, str) else repaired.offsets.repaired_span(*one) for one in pieces)
            return "".join(one if isinstance(one, str) else repaired.text[slice(*one)] for one in spans)

        return repaired.text, [{field: word(told) for field, told in post.items()} for post in row["posts"]]

    def _repaired(self, row: Mapping[str, Any]) -> RepairedText:
        raw = self._texts.get(row["sha256"])
        if raw is None:
            raise LookupError(
                f"no document has the sha256 {row['sha256']}: name the file that holds it with --texts, "
                "or leave this corpus out"
            )
        return repair(raw)
