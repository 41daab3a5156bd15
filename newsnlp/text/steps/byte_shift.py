"""GBK that was read one byte late, put back and read again, with lost bytes guessed where Chinese decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from newsnlp.text.edits import Edit

from .pinyin import MARK_AFTER

if TYPE_CHECKING:
    from newsnlp.text.shifted import Read

_MARK = re.compile(MARK_AFTER)
# Where lost pairs are shown as `?`, some lie between characters; else a `?` is only seen where a run ends.
_LOST = re.compile(r"[\u4e00-\u9fff](\?{1,3})[\u4e00-\u9fff]")
_SURE, _DECIDED = 0.9, 0.3  # confidence from which a lost character is vouched for, and given at all
_CONTEXT = 40
_LONGEST, _MOST = 1_000, 1_200  # characters in a run, and in all runs of an article: more is no news
_SHARE = 25  # in texts longer than an article, one character in so many
_FEW, _APART = 100, 40  # places where runs may begin: with more than these, one in so many, a text is no news
_WINDOW, _HOPELESS = 40, 0.5  # where so many of the characters behind a place are `?`, nothing can be read
_NEAR = 8
_SHOWN = frozenset("¤§¨°±·×àáèéêìíòó÷ùúü")  # what GBK has of Latin-1: other letters are another encoding's
_PATIENCE = 60  # places in a row that turn out sound, after which a text is no text


def edits(text: str) -> Sequence[Edit]:
    """Find runs that begin where a splitter cut between the bytes of a full stop and of what follows it.

    >>> "".join(edit.after for edit in edits("把工作落到实处?！惫愣∥N?、副省长表示。"))
    '。”广东省委常委'
    """
    from newsnlp.text.shifted import starts

    places = list(starts(text))
    if not places or len(places) > _FEW + len(text) // _APART:
        return ()
    from newsnlp.text.shifted import Memory, read, symbols

    from .traditional import is_traditional

    traditional = is_traditional(text)
    memory = Memory([plain(part, traditional) for part in _sound(text, [place.start for place in places])])
    shown = min(map(len, _LOST.findall(text)), default=0)
    found: list[Edit] = []
    done, failed, budget = 0, 0, max(_MOST, len(text) // _SHARE)
    for place in places:
        if place.start < done or budget <= 0 or _hopeless(text, place.begin):
            continue
        before = plain(text[max(done, place.start - _CONTEXT) : place.start], traditional)
        if found and place.start - done < _CONTEXT:
            before = plain("".join(edit.after for edit in found[-3:]), traditional) + before
        seen = islice(symbols(text, place.begin + (place.half > 0)), _LONGEST)
        run = read(
            before + "。" * place.stop,
            seen,
            place.begin if place.half > 0 else place.start,
            place.half,
            memory,
            traditional=traditional,
            marked=shown if _LOST.search(text, place.begin, _line_end(text, place.begin)) else 0,
            leads=place.leads,
            bonus=place.bonus,
        )
        if run is None:
            failed += 1
            if failed == _PATIENCE:
                break
        else:
            failed = 0
            if place.stop:
                run.put_first("。", place.start)
            memory.add("".join(run.characters) if not traditional else plain("".join(run.characters), True))
            found += _edits(text, run)
            done = run.end
            budget -= run.end - place.start
    return found


def _hopeless(text: str, begin: int) -> bool:
    """Say whether a place lies in garbage: lost pairs alone, which cost much, or letters beyond GBK."""
    end = min(begin + _WINDOW, _line_end(text, begin))
    first = max(begin - _WINDOW, text.rfind("\n", 0, begin) + 1, 0)
    for line in (text[begin:end], text[first:end]):
        if len(line) > _WINDOW // 3 and line.count("?") > _HOPELESS * len(line):
            return True
    return any("\x80" <= mark <= "\xff" and mark not in _SHOWN for mark in text[begin : begin + _NEAR])


def plain(text: str, traditional: bool) -> str:
    """Give the text as the language model has it: no pinyin marks, simplified."""
    from .script import convert

    text = _MARK.sub("", text)
    return convert(text) if traditional else text


def _sound(text: str, starts: list[int]) -> Iterator[str]:
    """Yield the stretches of a text that hold no start of a run, up to the end of its line."""
    done = 0
    for start in starts:
        if start >= done:
            yield text[done:start]
            done = _line_end(text, start)
    yield text[done:]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _edits(text: str, run: Read) -> Iterator[Edit]:
    """Yield the run as edits, each of characters that are sure, or doubtful, or not decided."""
    spans = list(zip(run.starts, [*run.starts[1:], run.end], strict=True))
    classes = [(value >= _DECIDED) + (value >= _SURE) for value in run.confidence]
    begin = 0
    for place in range(1, len(spans) + 1):
        if place < len(spans) and classes[place] == classes[begin]:
            continue
        start, end = spans[begin][0], spans[place - 1][1]
        confidence = min(run.confidence[begin:place])
        if classes[begin]:
            after, parts = "".join(run.characters[begin:place]), tuple(spans[begin:place])
        else:  # stays as it was
            after, parts = text[start:end], tuple((at, at + 1) for at in range(start, end))
        yield Edit(start, end, after, "byte_shift", confidence, parts)
        begin = place
