"""The bytes of the characters of Latin-1 and of Windows-1252."""

from functools import cache


@cache
def latin_bytes() -> dict[str, int]:
    """Give the byte of each character above ASCII.

    >>> latin_bytes()["€"], latin_bytes()["é"]
    (128, 233)
    """
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        table[bytes([byte]).decode("cp1252", "ignore")] = byte
    table.pop("", None)
    return table


def is_text(mark: str) -> bool:
    """Say whether a character is one that Chinese text is made of: GB 2312 has it.

    >>> is_text("国"), is_text("é"), is_text("ü"), is_text("龘")
    (True, True, True, False)
    """
    try:
        mark.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
