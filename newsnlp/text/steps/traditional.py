"""Which texts are in traditional script, and the characters that tell."""

import re
from functools import cache

from newsnlp.resources import lines

_SHARE = 0.15  # of the telling characters, in a text that is traditional as a whole
_PARAGRAPH_SHARE, _PARAGRAPH_COUNT = 0.8, 5  # in one paragraph of a simplified text


@cache
def telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give patterns for the characters that stand in one script alone: traditional, simplified."""
    traditional, simplified = (next(lines(f"script_{name}.txt")) for name in ("traditional", "simplified"))
    return re.compile(f"[{traditional}]"), re.compile(f"[{simplified}]")


def is_traditional(text: str, share: float = _SHARE, least: int = 1) -> bool:
    """Say whether a text is in traditional script, by the characters that stand in one script alone.

    >>> is_traditional("鐵路沿著海岸"), is_traditional("出土“會稽郡壁”砖，在这里展出，这是国内首次发现的")
    (True, False)
    """
    traditional, simplified = telling()
    if traditional.search(text) is None:
        return False
    count = len(traditional.findall(text))
    return count >= least and count >= share * (count + len(simplified.findall(text)))


def is_traditional_paragraph(text: str) -> bool:
    """Say whether a paragraph of a simplified text is in traditional script all the same."""
    return is_traditional(text, _PARAGRAPH_SHARE, _PARAGRAPH_COUNT)
