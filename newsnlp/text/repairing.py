"""The repair itself: the steps in their order, and the book-keeping of offsets between them."""

from collections.abc import Callable, Collection, Sequence
from typing import Final, Literal

from .edits import Edit, apply
from .offsets import OffsetMap
from .steps import byte_shift, invisible, markup, mojibake, pinyin, script, widths
from .values import Repair, RepairedText

Step = Callable[[str], Sequence[Edit]]

#: The steps by name, in the order in which they run. Shifted bytes come before the pinyin marks that lie
#: among them, and before private-use characters go, for these still hold bytes.
STEPS: Final[dict[str, Step]] = {
    "mojibake": mojibake.edits,
    "byte_shift": byte_shift.edits,
    "pinyin": pinyin.edits,
    "markup": markup.edits,
    "invisible": invisible.edits,
    "script": script.edits,
    "widths": widths.edits,
}

#: The search for shifted bytes is the only step that costs much, and the others hardly ever uncover work for it.
_COSTLY, _COSTLY_ROUNDS = "byte_shift", 2
#: One step can uncover work for another (an entity that spells a tag); real text settles in two rounds.
_ROUNDS = 8


def repair(
    text: str, *, script: Literal["simplified", "keep"] = "simplified", skip: str | Collection[str] = ()
) -> RepairedText:
    """Turn crawled text into what its author wrote; clean text comes back as it is.

    `script="keep"` leaves traditional characters; `skip` names a step of `STEPS`, or several, to switch off. No text
    raises: what cannot be decided stays, and is reported with a low confidence. Raises ValueError for a
    step that does not exist.

    >>> repaired = repair("漁(yú)港占地２00畝")
    >>> repaired.text, repaired.offsets.raw_span(0, 1)
    ('渔港占地200亩', (0, 5))
    """
    skip = (skip,) if isinstance(skip, str) else skip
    unknown = set(skip) - STEPS.keys()
    if unknown:
        raise ValueError(
            f"no repair step is called {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}"
        )
    off = {*skip, "script"} if script == "keep" else set(skip)
    raw, offsets, repairs = text, OffsetMap.identity(len(text)), []
    for turn in range(_ROUNDS):
        before = text
        for name, step in STEPS.items():
            if name in off or (name == _COSTLY and turn >= _COSTLY_ROUNDS):
                continue
            found = step(text)
            made = [edit for edit in found if edit.after != text[edit.start : edit.end]]
            repairs += [_record(raw, offsets, edit) for edit in (made if turn else found)]
            if made:
                text = apply(text, made)
                if any(edit.parts or len(edit.after) != edit.end - edit.start for edit in made):
                    offsets = offsets.after(made, len(text))
        if text == before:
            break
    return RepairedText(text, raw, offsets, tuple(sorted(repairs, key=lambda item: item.raw_start)))


def _record(raw: str, offsets: OffsetMap, edit: Edit) -> Repair:
    start, end = offsets.raw_span(edit.start, edit.end)
    return Repair(edit.kind, start, end, raw[start:end], edit.after, edit.confidence)
