"""What taggers say together of plain text, stored and read back."""

from pathlib import Path

import numpy as np
import pytest

from newsnlp.errors import ModelError
from newsnlp.resources import path
from newsnlp.tagger import Tagger
from newsnlp.tagger.scheme import NAMES, SCHEMES, tag
from newsnlp.training.distilling import ALL, COLUMNS, ask, told

TEXTS = ["泰州市市长周文远会见来宾。\n他说，要修路。", "记者来到南通市。"]
SHIPPED = Path(path("tagger"))


def test_chances_of_every_scheme() -> None:
    (pieces,) = Tagger().probabilities([(TEXTS[0], [])])
    assert "".join(TEXTS[0][start:end] for start, end, _ in pieces) == TEXTS[0]
    start, end, chances = pieces[0]
    assert chances.shape == (end - start, COLUMNS[list(SCHEMES)[-1]].stop)
    for where in COLUMNS.values():
        assert np.allclose(chances[:, where].sum(1), 1.0, atol=1e-5)
    begins = tag(NAMES.index("PERSON"), 1)
    assert chances[TEXTS[0].index("周"), COLUMNS["news"]].argmax() == begins


def test_what_is_asked_comes_back_and_is_asked_once(tmp_path: Path) -> None:
    said: list[str] = []
    ask([SHIPPED, SHIPPED], TEXTS, tmp_path, 1, said.append)
    read = list(told(tmp_path))
    assert sorted(one.text for one in read) == sorted(
        ["泰州市市长周文远会见来宾。", "他说，要修路。", TEXTS[1]]
    )
    for one in read:
        assert one.scheme == ALL
        assert one.means is not None
        assert len(one.means) == len(one.hints) == len(one.text)
    ask([SHIPPED, SHIPPED], TEXTS, tmp_path, 1, said.append)
    assert len(said) == 1


def test_a_folder_without_a_tagger(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no tagger in"):
        ask([tmp_path], TEXTS, tmp_path / "asked", 1)
