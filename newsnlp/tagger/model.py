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
        for batch in _batches(self._sorted(texts)):
            for (which, start, _, _), given in zip(batch, self._tags(batch), strict=True):
                found[which] += [
                    Entity(start + begin, start + end, label)
                    for begin, end, label in entities(given, self.labels)
                ]
        for items in found:
            items.sort()
        return found

    def probabilities(
        self, texts: Sequence[tuple[str, Iterable[Entity]]]
    ) -> list[list[tuple[int, int, NDArray[np.float32]]]]:
        """Give, for each text and its hints, its pieces with the chances of the tags of all schemes side by side."""
        import numpy as np

        found: list[list[tuple[int, int, Any]]] = [[] for _ in texts]
        for batch in _batches(self._sorted(texts)):
            every = [_chances(scores) for scores in self._run(batch, list(SCHEMES))]
            for place, (which, start, end, _) in enumerate(batch):
                told = np.concatenate([chances[: end - start, place] for chances in every], 1)
                found[which].append((start, end, told))
        for items in found:
            items.sort(key=lambda item: item[0])
        return found

    def _sorted(self, texts: Sequence[tuple[str, Iterable[Entity]]]) -> list[tuple[int, int, int, Any]]:
        """Give the pieces of all texts, the short ones first."""
        reading = [
            (which, start, end, numbers)
            for which, (text, hints) in enumerate(texts)
            for start, end, numbers in self._numbers(text, hints)
        ]
        return sorted(reading, key=lambda item: item[2] - item[1])

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

    def _run(self, batch: Sequence[tuple[int, int, int, Any]], schemes: list[str]) -> Any:
        """Give the scores of the tags of each scheme, [time, batch, tags]."""
        import numpy as np

        lengths = np.array([end - start for _, start, end, _ in batch], np.int32)
        columns = np.full((len(INPUTS), lengths.max(), len(batch)), EDGE, np.int32)
        for place, (_, _, _, numbers) in enumerate(batch):
            columns[:, : numbers.shape[1], place] = numbers
        return self._session.run(schemes, dict(zip(INPUTS, columns, strict=True)) | {"lengths": lengths})

    def _tags(self, batch: Sequence[tuple[int, int, int, Any]]) -> Iterator[NDArray[np.int32]]:
        import numpy as np

        lengths = np.array([end - start for _, start, end, _ in batch], np.int32)
        [scores] = self._run(batch, [self.scheme])
        given = decode(scores, lengths)
        for place, length in enumerate(lengths):
            yield given[:length, place]


def _chances(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the chances that scores of tags stand for, along the last axis."""
    import numpy as np

    raised = np.exp(scores - scores.max(-1, keepdims=True))
    chances: NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return chances


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
    return session, reading
