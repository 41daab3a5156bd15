"""The tokenizer: raw text in, a Doc of the repaired text out, one token a character."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

import newsnlp.extensions  # noqa: F401
from newsnlp.state import begin, document
from newsnlp.text import Repair, repair

_SURROGATE = re.compile("[\ud800-\udfff]")
# spaCy's limit of a million characters is meant for parsers; everything here takes memory linear in the text.
LONGEST_TEXT = 20_000_000
Script = Literal["simplified", "keep"]


class CharacterTokenizer:
    """Repair the text and make every character a token, so that no word boundary can cut an entity.

    `script="keep"` leaves traditional characters as they are; `skip` names repair steps to leave out.

    >>> from spacy.vocab import Vocab
    >>> doc = CharacterTokenizer(Vocab())("現(xiàn)代項(xiàng)目")
    >>> doc.text, len(doc), doc._.raw_text, doc[2:4]._.raw_start
    ('现代项目', 4, '現(xiàn)代項(xiàng)目', 8)
    """

    def __init__(self, vocab: Vocab, script: Script = "simplified", skip: Iterable[str] = ()) -> None:
        self.vocab = vocab
        self.script: Script = script
        self.skip = tuple(skip)

    def __call__(self, text: str) -> Doc:
        """Give the Doc of the repaired text, with the raw text, the offsets and the repairs kept on it."""
        repaired = repair(text, script=self.script, skip=self.skip)
        characters = list(repaired.text)
        doc = Doc(self.vocab, words=characters, spaces=[False] * len(characters))
        begin(doc, repairs=[_primitives(entry) for entry in repaired.repairs])
        if repaired.text != repaired.raw:
            document(doc).update(raw=_encodable(repaired.raw), offsets=repaired.offsets.to_list())
        return doc

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Serialise the settings."""
        data: bytes = srsly.msgpack_dumps({"script": self.script, "skip": self.skip})
        return data

    def from_bytes(self, data: bytes, **kwargs: Any) -> "CharacterTokenizer":
        """Take the settings over from `to_bytes`."""
        settings = srsly.msgpack_loads(data)
        self.script, self.skip = settings["script"], tuple(settings["skip"])
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the settings to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> "CharacterTokenizer":
        """Take the settings over from a file."""
        return self.from_bytes(Path(path).read_bytes())


def _primitives(entry: Repair) -> dict[str, Any]:
    stored = entry.to_dict()
    return stored | {"before": _encodable(stored["before"])}


def _encodable(text: str) -> str:
    # msgpack holds UTF-8: a lone surrogate is kept as the character that stands for what cannot be read.
    return _SURROGATE.sub("\ufffd", text)


@registry.tokenizers("newsnlp.CharacterTokenizer.v1")  # type: ignore[untyped-decorator]
def create_character_tokenizer(
    script: Script = "simplified", skip: list[str] | None = None
) -> Callable[[Language], CharacterTokenizer]:
    """Make the factory that spaCy's config names."""

    def create(nlp: Language) -> CharacterTokenizer:
        nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
        return CharacterTokenizer(nlp.vocab, script, skip or ())

    return create
