"""GBK that was read as Latin-1: pages that do not say what they are in."""

import re
from collections.abc import Iterator

from newsnlp.text.edits import Edit
from newsnlp.text.ngrams import likelihood

# Pairs of GB 2312; Latin-1 and Windows-1252 agree on these bytes.
_PAIRS = re.compile("(?:[\xa1-\xa9\xb0-\xf7][\xa1-\xfe])+")
_RUN = re.compile("[\xa1-\xff]{2,}")
_UTF8 = re.compile("(?:[\xe3-\xef][\xa1-\xbf]{2})+")
_HAN = re.compile("[\u4e00-\u9fff]")
_PROOF, _FEW = 3, 2  # characters in a row that are proof; that are when all are common
_LIKELY = -8.5  # mean log chance of a character: words of a Western language read so are far below
_SURE_LIKELY = -7.0
_SAMPLE = 40
_ALIKE = 2  # letters that are rows of signs or cries, however often they come
_SIGNS = frozenset("×÷·°±§¨´¸¯")


def gbk_as_latin(text: str) -> Iterator[Edit]:
    """Find runs of letters above ASCII that are characters of GB 2312, likely ones; with one all are.

    >>> next(gbk_as_latin("ÖÐ¹úÈËÃñÒøÐÐ")).after
    '中国人民银行'
    >>> list(gbk_as_latin("naïve Größe"))
    []
    """
    runs = []
    for match in _RUN.finditer(text):
        if len(match[0]) % 2 == 0 and _PAIRS.fullmatch(match[0]) and not _UTF8.fullmatch(match[0]):
            after = match[0].encode("latin-1").decode("gb2312", "ignore")
            if 2 * len(after) == len(match[0]):
                runs.append((match, after))
    if not any(len(set(match[0])) > _ALIKE and _proves(after) for match, after in runs):
        return
    for match, after in runs:
        if not _is_word(text, match):
            places = range(match.start(), match.end(), 2)
            yield Edit(*match.span(), after, "mojibake", 0.99, tuple((at, at + 2) for at in places))


def _proves(after: str) -> bool:
    han = len(_HAN.findall(after))
    if han < _FEW:
        return False
    after = after[:_SAMPLE]
    mean = likelihood("", after) / len(after)
    return mean > (_LIKELY if han >= _PROOF else _SURE_LIKELY)


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Say whether a run may be signs in a row (××××), or the middle of a Western word (créée), after all."""
    if _SIGNS.issuperset(match[0]) and match[0] != "·¨":  # 法 alone is a word
        return True
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return (
        len(match[0]) == 2
        and match[0].islower()
        and any(mark.isascii() and mark.islower() for mark in beside)
    )
