"""Damage made by its mechanism from news text kept out of all counts, and repaired."""

from pathlib import Path

import pytest

from newsnlp.text import damage, repair
from newsnlp.text.ngrams_train import documents, kept_out

SHARED = Path(__file__).resolve().parents[2] / "../shared"
RAW = SHARED / "raw/xinwenlianbo.jsonl.gz"
needs_raw = pytest.mark.skipif(not RAW.exists(), reason="../shared/raw is not here")


def held(limit: int) -> list[str]:
    found: list[str] = []
    for document in documents(RAW):
        if len(found) == limit:
            break
        if kept_out(document):
            found.append(document["text"])
    return found


@needs_raw
@pytest.mark.slow
def test_marks_come_off() -> None:
    wrong = total = 0
    for seed, text in enumerate(held(200)):
        clean = repair(text).text
        got = repair(damage.pinyin(damage.traditional(clean), share=0.3, seed=seed)).text
        total += len(clean)
        wrong += sum(a != b for a, b in zip(clean, got, strict=False)) + abs(len(clean) - len(got))
    assert wrong < total * 0.0005


@needs_raw
@pytest.mark.slow
def test_clean_text_stays() -> None:
    for text in held(2000):
        kinds = {item.kind for item in repair(text).repairs}
        assert kinds <= {"widths", "invisible"}


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "article").exists(), reason="../shared/article is not here")
def test_real_article() -> None:
    (path,) = (SHARED / "article").glob("*.txt")
    raw = path.read_text("utf-8")
    result = repair(raw)
    assert not set("?!^_ㄊㄖξ▽(") & set(result.text) - set("?(")
    runs = [item for item in result.repairs if item.kind == "byte_shift"]
    assert len(runs) >= 11
    assert all(item.after != item.before for item in runs)
    # what lies outside the runs is as it is without their step
    without = repair(raw, skip=("byte_shift",))
    for item in result.repairs:
        if item.kind == "pinyin" and not any(run.raw_start <= item.raw_start < run.raw_end for run in runs):
            assert item in without.repairs
