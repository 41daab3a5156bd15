"""Signs of layout that several rooms look for."""

from typing import Final

BULLET: Final = r"(?<![\u4e00-\u9fffA-Za-z])[·•]"
"""A regular expression for the point before an item of a list, not the one in 彼得·布拉贝克."""
