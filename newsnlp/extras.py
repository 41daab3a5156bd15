"""What only some users need, and how they get it."""

from importlib import import_module
from typing import Any

from newsnlp.errors import ModelError


def needed(module: str, extra: str) -> Any:
    """Import a module that an extra brings; raises `ModelError`, naming the extra, where it is not installed.

    >>> needed("json", "any").dumps([1])
    '[1]'
    >>> needed("not_installed", "parquet")
    Traceback (most recent call last):
    newsnlp.errors.ModelError: this needs not_installed, which is not installed: pip install 'newsnlp[parquet]'
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ModelError(
            f"this needs {module.partition('.')[0]}, which is not installed: pip install 'newsnlp[{extra}]'"
        ) from error
