"""Articles from files, folders, globs and standard input, one at a time; what cannot be read becomes a `Failure`."""

from .article import Article, Failure, Fields, to_article
from .finding import ENDINGS
from .inputs import Inputs, read_inputs

__all__ = ["ENDINGS", "Article", "Failure", "Fields", "Inputs", "read_inputs", "to_article"]
