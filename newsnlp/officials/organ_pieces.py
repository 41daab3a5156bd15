"""The organ as known pieces side by side, read from right to left: 南通市|通州区|发改委."""

from typing import Final

from .institutions import is_institution, is_public
from .units import Page, is_foreign
from .words import LETTERS, longest_organ, organ_forms, organs

_BARE_ORGAN: Final = 3  # characters of an organ of a place, at most, that no list need know: 发改委
_REGION: Final = "自治区"


def walk(page: Page, floor: int, end: int) -> int:
    """Step leftwards over pieces that stand side by side: 南通市|通州区|发改委."""
    here = end
    while here > floor:
        if _whole(page, here):
            break
        step = _step(page, floor, here, first=here == end)
        if step is None or step < floor:
            break
        here = step
    return here


def _whole(page: Page, start: int) -> bool:
    """Say whether an institution, or an organ with a place of its own, begins behind a place: 秦皇岛|燕山大学."""
    organ, place = page.organ_at_start.get(start), page.organ_at_end.get(start)
    if organ is None or place is None or organ.label != "ORG" or place.label != "GPE":
        return False
    own, name = page.place_at_start.get(start), page.text[start : organ.end]
    branded = len(name) > _BARE_ORGAN and name not in organs() and name[0] not in LETTERS
    return (
        is_institution(name)
        or abroad(page, start)
        or (branded and not is_public(name))
        or (own is not None and own.end < organ.end)
    )


def abroad(page: Page, end: int) -> bool:
    """Say whether a foreign country ends here."""
    place = page.place_at_end.get(end)
    return place is not None and is_foreign(place)


def ends_organ(page: Page, floor: int, end: int) -> bool:
    """Say whether a known organ ends here."""
    return end in page.organ_at_end or known_word(page, floor, end)


def _step(page: Page, floor: int, end: int, *, first: bool) -> int | None:
    """Give where the piece of an organ that ends here begins: an entity, a place, an organ word, a level letter."""
    text = page.text
    entity = page.organ_at_end.get(end)
    place = page.place_at_end.get(end)
    starts = [piece.start for piece in (entity, place) if piece is not None and piece.start >= floor]
    for size in range(min(longest_organ(), end - floor), 1, -1):
        if text[end - size : end] in organs():
            starts.append(end - size)
            break
    if starts:
        return min(starts)
    if text.startswith(_REGION, end - 3) and end - 3 >= floor:
        return end - 3
    for prefix in organ_forms("party"):
        if text.startswith(prefix, end - len(prefix)) and not first:
            return end - len(prefix)
    over = page.place_at_end.get(end + 1)  # 通州区 and 区委 share a letter
    if not first and over is not None and text[end] in LETTERS and over.start >= floor:
        return over.start
    if (
        not first
        and text[end - 1] in LETTERS
        and text[end - 2 : end] not in {"地区", "社区", "校区", "园区", "新区", "发区"}
    ):
        return end - 1
    return None


def known_word(page: Page, floor: int, end: int) -> bool:
    """Say whether a place, an organ or a word for one ends here."""
    if end in page.place_at_end or end in page.organ_at_end:
        return True
    return any(page.text[end - size : end] in organs() for size in range(2, min(8, end - floor) + 1))
