"""What can go wrong, in words that say what to do."""


class NewsnlpError(Exception):
    """The base of every error that newsnlp raises on purpose."""


class InputError(NewsnlpError, ValueError):
    """The text, file or record given cannot be read; the message names it and the reason."""


class AmountError(NewsnlpError, ValueError):
    """A string that was to be parsed is no amount."""


class PatternError(NewsnlpError, ValueError):
    """A pattern file is wrong; the message names file and line."""


class SeedError(NewsnlpError, ValueError):
    """An annotated article is wrong; the message names file, line and what to mend."""


class ModelError(NewsnlpError, OSError):
    """A model or resource is missing; the message names the path and the command that makes it."""


class BatchError(NewsnlpError):
    """A run over many articles cannot be started or finished; the message says why and how to go on."""
