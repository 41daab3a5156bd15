"""Which encoding the bytes of a file are in."""

import codecs
from collections import Counter

from newsnlp.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRICT = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_NULS = 0.02
_ENOUGH = 0.7  # share of common characters from which a text is taken for Chinese


def decode(data: bytes) -> tuple[str, str]:
    """Give the text of a file and the encoding it was in.

    A byte-order mark decides, then whether it is UTF-8; else GB18030, Big5 and UTF-16 are tried strictly, and the
    reading with the most common characters is taken. Where none is Chinese, charset-normalizer has the last word.
    Raises InputError for bytes that are no text.

    >>> decode("投资50亿元".encode("gbk"))
    ('投资50亿元', 'gb18030')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise InputError(
                    f"the data begins with the mark of {encoding} but is not in it: {error}"
                ) from error
    if data.count(0) <= len(data) * _NULS:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    # At equal shares the encoding named first is taken: it is the commoner one.
    read = [(text, name) for name in _STRICT if (text := _strict(data, name)) is not None]
    best = max(read, key=lambda item: _common(item[0]), default=None)
    if best and _common(best[0]) >= _ENOUGH:
        return best
    if data.count(0) > len(data) * _NULS:
        raise InputError("the data is binary, not text: it is full of NUL bytes")
    return _guess(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _common(text: str) -> float:
    """Give the share of characters that are common in either script: the first levels of GB 2312 and of Big5.

    ASCII says nothing and is left out; control characters count against a text.

    >>> _common("重慶成本优势"), _common("路헤냥굶膽覺") < 0.7
    (1.0, True)
    """
    seen = Counter(text)
    control = sum(n for char, n in seen.items() if char < " " and char not in "\t\r\n\f")
    beyond = {char: n for char, n in seen.items() if char > "\x7f"}
    common = sum(n for char, n in beyond.items() if _first_level(char))
    return (common - control) / max(sum(beyond.values()), 1) if beyond else float(not control)


def _first_level(char: str) -> bool:
    """Say whether a character is a sign or a common Han character, in GB 2312 or (kana begins at C6E7) in Big5."""
    simplified = (char.encode("gb2312", "ignore") or b"\0")[0]
    traditional = (char.encode("big5", "ignore") or b"\0")[0]
    return 0xA1 <= simplified <= 0xA3 or 0xB0 <= simplified <= 0xD7 or 0xA1 <= traditional <= 0xC5


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # takes time to import, and few files need it

    best = from_bytes(data).best()
    if best is None:
        raise InputError(
            "the data is in no encoding that Chinese news comes in (UTF-8, GB18030, Big5, UTF-16)"
        )
    return str(best), best.encoding
