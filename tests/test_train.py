"""`python -m newsnlp.train`: what the sub-commands write can be read, what they cannot read they name."""

import json
from pathlib import Path

import pytest

from newsnlp.text.ngrams import read
from newsnlp.train import main


def test_the_counts_of_the_repair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(
        "".join(json.dumps({"id": str(i), "text": "市委常委会召开会议。"}) + "\n" for i in range(50)),
        encoding="utf-8",
    )
    assert main(["repair", "--texts", str(texts), "-o", str(tmp_path / "counts.bin")]) == 0
    assert "1-grams" in capsys.readouterr().out
    assert read((tmp_path / "counts.bin").read_bytes()).total > 0


@pytest.mark.parametrize("command", [["words", "--corpus"], ["repair", "--texts"]])
def test_missing_data(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, str(tmp_path / "absent"), "-o", str(tmp_path / "out")]) == 2
    assert "absent" in capsys.readouterr().err
