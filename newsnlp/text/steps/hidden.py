"""Comments, scripts and styles: what a browser does not show, contents and all."""

import re

_OPENING = re.compile(r"<(?:!--|(script|style)\b[^<>]*>)", re.IGNORECASE)
_CLOSING = {
    name: re.compile(close, re.IGNORECASE)
    for name, close in (("", "-->"), ("script", r"</script\s*>"), ("style", r"</style\s*>"))
}
_AGAIN = {name: re.compile(f"<{name}" if name else "<!--", re.IGNORECASE) for name in _CLOSING}
_HAN = re.compile("[\u4e00-\u9fff]")
_SENTENCES = 3  # from so many on a stretch of Chinese is an article
_LONGEST = 100_000  # more than any script in a page; what is longer was never closed


def hidden(text: str) -> list[tuple[int, int]]:
    """Find what lies between the marks of a comment, script or style, with the marks.

    Where another opens before the close and text lies between, the first was cut short: an article stays.

    >>> hidden("<script>if(a<b){}</script>会议<!-- a > b -->")
    [(0, 26), (28, 42)]
    """
    found: list[tuple[int, int]] = []
    done, closes = 0, dict.fromkeys(_CLOSING, (0, 0))
    if "<" not in text:
        return found
    for match in _OPENING.finditer(text):
        name, begin = (match[1] or "").lower(), match.end()
        if match.start() < done:
            continue
        if closes[name][0] < begin:  # each stretch is searched once
            close = _CLOSING[name].search(text, begin)
            closes[name] = close.span() if close else (len(text) + 1, 0)
        until, end = closes[name]
        if end and end - match.start() <= _LONGEST and not _cut(text, name, begin, until):
            found.append((match.start(), end))
            done = end
    return found


def _cut(text: str, name: str, begin: int, until: int) -> bool:
    """Say whether an article lies inside, or another opens: in a script (which may write one) behind a sentence."""
    if _prose(text, begin, until):
        return True
    again = _AGAIN[name].search(text, begin, until)
    return again is not None and (not name or text.find("。", begin, again.start()) >= 0)


def _prose(text: str, begin: int, until: int) -> bool:
    """Say whether what lies between is mostly Chinese sentences, which only speak of the marks: an article stays."""
    inside = text[begin:until]
    return inside.count("。") >= _SENTENCES and 2 * len(_HAN.findall(inside)) > len(inside)
