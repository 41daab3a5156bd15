"""What many tests share: one loaded pipeline, and where texts that are not part of the project may lie."""

from pathlib import Path

import pytest
from spacy.language import Language

import newsnlp

SHARED = Path(__file__).resolve().parents[2] / "shared"

# All kinds of finding in three sentences, in the form of a damaged crawl.
DAMAGED = (
    "現(xiàn)代日報訊 3月17日，總投資近12.5億元的項(xiàng)目在泰州市姜堰區(qū)開工，占地３00畝。\n"
    "泰州市委常委、姜堰區(qū)委書記周文遠(yuǎn)，副區(qū)長劉明出席。去年10月，該區(qū)任命王芳為區(qū)教育局局長。"
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return newsnlp.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: texts and cases that are not part of the project")
    return SHARED
