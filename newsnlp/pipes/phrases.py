"""`newsnlp_phrases`: string patterns by the ten thousand, found in a trie instead of spaCy's matcher."""

import re
from pathlib import Path
from typing import Any, Final

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from newsnlp.resources import Lexicon

from .candidates import put

_HAN: Final = re.compile("[\u4e00-\u9fff]+")


@Language.factory("newsnlp_phrases", assigns=["doc.spans"])
def create_phrases(nlp: Language, name: str) -> "Phrases":
    """Make the component, with no phrases yet."""
    return Phrases(nlp)


def _is_plain(phrase: str) -> bool:
    """Say whether a phrase is of common simplified characters alone.

    >>> _is_plain("未来城"), _is_plain("未來城"), _is_plain("２号楼")
    (True, False, False)
    """
    if not _HAN.fullmatch(phrase):
        return False
    try:
        phrase.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


class Phrases:
    """Find phrases, the longest at each place, and put them where the ruler puts its patterns.

    spaCy's matchers need seconds and a gigabyte to load 100,000 phrases.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> phrases = nlp.add_pipe("newsnlp_phrases")
    >>> phrases.add([{"label": "FAC", "pattern": "未来城", "id": "mine"}])
    >>> doc = nlp("未来城开工")
    >>> [(span.text, span.label_) for span in doc.spans["newsnlp_patterns"]]
    [('未来城', 'FAC')]
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._phrases: dict[str, tuple[str, str]] = {}
        self._lexicon: Lexicon[tuple[str, str]] = Lexicon({})

    def add(self, patterns: list[dict[str, Any]]) -> None:
        """Add string patterns, repaired as texts are; one that is there already is replaced."""
        for pattern in patterns:
            phrase = pattern["pattern"]
            # Repair leaves these alone, and takes half a minute for 100,000 phrases.
            if not _is_plain(phrase):
                phrase = self._nlp.make_doc(phrase).text
            self._phrases[phrase] = (pattern["label"], pattern.get("id", ""))
        self._lexicon = Lexicon(self._phrases)

    def __call__(self, doc: Doc) -> Doc:
        """Put what is found on `doc.spans["newsnlp_patterns"]`."""
        found = self._lexicon.find(doc.text)
        put(doc, "newsnlp_patterns", ((start, end, *meaning) for start, end, meaning in found))
        return doc

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Serialise the phrases."""
        data: bytes = srsly.msgpack_dumps(self._phrases)
        return data

    def from_bytes(self, data: bytes, **kwargs: Any) -> "Phrases":
        """Take the phrases over from `to_bytes`."""
        loaded = srsly.msgpack_loads(data)
        self._phrases = {phrase: (label, id) for phrase, (label, id) in loaded.items()}
        self._lexicon = Lexicon(self._phrases)
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the phrases to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> "Phrases":
        """Take the phrases over from a file."""
        return self.from_bytes(Path(path).read_bytes())
