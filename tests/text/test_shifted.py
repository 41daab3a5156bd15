"""What the search for shifted bytes says of itself: how sure it is, and where it gives up."""

import pytest

from newsnlp.text import damage, repair
from newsnlp.text.shifted.confidence import calibrated
from newsnlp.text.shifted.memory import Memory

SENTENCES = [
    "会议圆满结束。”市长表示，要继续推进项目建设，为群众办好事。",
    "他说。“这项工作取得了重要进展，经济稳步增长。”",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("marked", [True, False], ids=["pairs shown", "pairs dropped"])
def test_long_runs(text: str, marked: bool) -> None:
    result = repair(damage.shift(text, marked=marked, long=True).text)
    shifted = [item for item in result.repairs if item.kind == "byte_shift"]
    assert shifted
    assert all(0.0 < item.confidence < 1.0 for item in shifted)
    assert result.text[:8] == text[:8]


@pytest.mark.parametrize(
    "clean",
    [
        "会议圆满结束。”市长表示，要继续推进项目建设，为群众办好事。",
        "记者获悉。”要加快铁路、公路和水利工程建设，确保工程质量。",
    ],
)
def test_a_question_later_in_the_line_marks_no_lost_pair(clean: str) -> None:
    alone = repair(damage.shift(clean, long=True).text).text
    asked = repair(damage.shift(clean + "问题是什么?大家都在问。", long=True).text).text
    assert asked == alone + "问题是什么?大家都在问。"


def test_confidence_grows() -> None:
    values = [calibrated(share / 100) for share in range(101)]
    assert values == sorted(values)
    assert 0.0 <= values[0] <= values[-1] <= 1.0


def test_memory_prefers_the_longest_context() -> None:
    memory = Memory(["甲乙丙丁", "丙戊"])
    assert memory.chances("甲乙丙")[1] == {ord("丁"): 1.0}
    memory.add("丙己")
    assert set(memory.chances("丙")[1]) == {ord("丁"), ord("戊"), ord("己")}


def test_a_text_full_of_marks_is_no_text() -> None:
    raw = "！蹦" * 1_000
    assert repair(raw).text == raw
