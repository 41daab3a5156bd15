"""Names found by a trained network of characters, run by onnxruntime."""

from .model import Tagger
from .scheme import NAMES, SCHEMES

__all__ = ["NAMES", "SCHEMES", "Tagger"]
