"""Text whose bytes were read in a wrong encoding, by the encodings: each gives the characters and where they lie."""

from .gbk_as_latin import gbk_as_latin
from .utf8_as_gbk import utf8_as_gbk
from .utf8_as_latin import utf8_as_latin

__all__ = ["gbk_as_latin", "utf8_as_gbk", "utf8_as_latin"]
