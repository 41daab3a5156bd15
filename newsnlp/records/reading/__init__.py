"""Articles from files, folders, globs and standard input, one at a time; what cannot be read becomes a `Failure`."""

from .article import Article, Failure, Fields, to_article
from .finding import ENDINGS, gives
from .inputs import Inputs, read_inputs

__all__ = ["ENDINGS", "Article", "Failure", "Fields", "Inputs", "gives", "read_inputs", "to_article"]
