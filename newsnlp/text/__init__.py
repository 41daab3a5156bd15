"""Crawled text turned back into what its author wrote, every character tied to the raw text that holds it."""

from .decoding import decode
from .offsets import OffsetMap
from .repairing import STEPS, repair
from .sentences import sentences
from .values import Repair, RepairedText

__all__ = ["STEPS", "OffsetMap", "Repair", "RepairedText", "decode", "repair", "sentences"]
