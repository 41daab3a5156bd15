"""Where sentences begin and end in Chinese news."""

import re

_CLOSING = "”’」』）)】》〉\"'"
# An end is a run of closing punctuation with the quotes and brackets that close behind it. A dot ends a
# sentence only before a blank or the end, and never between digits.
_END = re.compile(
    rf"(?:[。！？!?；;]|…+(?=[{_CLOSING}\s]|$)|(?<=[^\x00-\x7f])\.(?=\s|$)|(?<=[a-z]{{3}})\.(?=\s[A-Z]|$))"
    rf"[。！？!?…]*[{_CLOSING}]*[ \t\u3000]*\n*|[ \t\u3000]*\n+"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences that tile it: each span ends where the next begins.

    Closing quotes and the blanks behind them belong to the sentence they end; a newline always ends one.

    >>> sentences("增长3.5%。“好！”他说\\n完")
    [(0, 7), (7, 11), (11, 14), (14, 15)]
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans
