"""The tagger as it runs: sentences in batches through onnxruntime, decoded into entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newsnlp.errors import ModelError
from newsnlp.labels import Entity
from newsnlp.resources import path

from .alphabet import EDGE
from .decoding import decode
from .doubt import without_doubtful
from .pieces import pieces
from .reading import INPUTS, Reading
from .scheme import NAMES, SCHEMES, entities, tags

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROOM: Final = 6_000  # characters in a batch


class Tagger:
    """Finds names by a trained network. Without `folder`, the one that ships.

    `scheme` names one of `newsnlp.tagger.scheme.SCHEMES`. Raises `ModelError` where the folder holds no tagger.

    >>> text = "泰州市市长周文远会见马来西亚客人"
    >>> [(text[e.start:e.end], e.label) for e in Tagger().tag(text)]
    [('泰州市', 'GPE'), ('市长', 'TITLE'), ('周文远', 'PERSON'), ('马来西亚', 'GPE')]
    """

    def __init__(self, folder: str | Path | None = None, scheme: str = "news") -> None:
        self.folder, self.scheme = Path(folder or path("tagger")), scheme
        self.labels = SCHEMES[scheme]
        self._session, self._reading = _load(self.folder)

    def __reduce__(self) -> tuple[type[Tagger], tuple[Path, str]]:
        """Pickle by where the model lies: a session of onnxruntime cannot travel."""
        return type(self), (self.folder, self.scheme)

    def tag(self, text: str, hints: Iterable[Entity] = ()) -> list[Entity]:
        """Give the entities of a text; `hints` are what is thought to be names already, by label of ours."""
        return self.tag_all([(text, hints)])[0]

    def tag_all(self, texts: Sequence[tuple[str, Iterable[Entity]]]) -> list[list[Entity]]:
        """Give the entities of each text, with its hints. Sentences are read together; none sees another."""
        found: list[list[Entity]] = [[] for _ in texts]
        reading = [
            (which, start, end, numbers)
            for which, (text, hints) in enumerate(texts)
            for start, end, numbers in self._numbers(text, hints)
        ]
        for batch in _batches(sorted(reading, key=lambda item: item[2] - item[1])):
            for (which, start, _, _), given in zip(batch, self._tags(batch), strict=True):
                found[which] += [
                    Entity(start + begin, start + end, label)
                    for begin, end, label in entities(given, self.labels)
                ]
        for items in found:
            items.sort()
        return found

    def _numbers(self, text: str, hints: Iterable[Entity]) -> Iterator[tuple[int, int, Any]]:
        """Yield the pieces of a text with what the network reads of each."""
        import numpy as np

        if not text:
            return
        words = self._reading.dictionary.numbers(text)
        hinted = tags(len(text), hints, NAMES)
        for start, end in pieces(text):
            characters = self._reading.alphabet.numbers(text[start:end])
            yield start, end, np.stack([*characters, *(column[start:end] for column in (*words, hinted))])

    def _tags(self, batch: Sequence[tuple[int, int, int, Any]]) -> Iterator[NDArray[np.int32]]:
        import numpy as np

        lengths = np.array([end - start for _, start, end, _ in batch], np.int32)
        columns = np.full((len(INPUTS), lengths.max(), len(batch)), EDGE, np.int32)
        for place, (_, _, _, numbers) in enumerate(batch):
            columns[:, : numbers.shape[1], place] = numbers
        named = dict(zip(INPUTS, columns, strict=True))
        [scores] = self._session.run([self.scheme], named | {"lengths": lengths})
        given = decode(scores, lengths)
        if self.scheme == "news":
            given = without_doubtful(given, scores, named["hints"])
        for place, length in enumerate(lengths):
            yield given[:length, place]


def _batches(reading: Sequence[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for item in reading:
        if batch and (item[2] - item[1]) * (len(batch) + 1) > _ROOM:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _load(folder: Path) -> tuple[Any, Reading]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        reading = Reading.load(folder)
        session = onnxruntime.InferenceSession(
            (folder / "tagger.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except OSError as error:
        raise ModelError(
            f"no tagger in {folder}: make one with `python -m newsnlp.train ner --corpora FOLDER...`"
        ) from error
    except Exception as error:  # onnxruntime and numpy raise several kinds for a file that is none of theirs
        raise ModelError(f"{folder}: the tagger there is damaged ({error})") from error
    return session, reading
