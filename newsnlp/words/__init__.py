"""Words: spacy-pkuseg with a model trained for the package, inside boundaries that no word may cross."""

from .segmenter import Segmenter

__all__ = ["Segmenter"]
