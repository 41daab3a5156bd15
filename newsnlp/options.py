"""Options that several command lines share."""

import argparse
from collections.abc import Callable


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Make the reader of an option that is a whole number, as argparse takes it.

    >>> whole(1)("8")
    8
    >>> whole(0, 65_535)("99999")
    Traceback (most recent call last):
    argparse.ArgumentTypeError: expected a whole number from 0 to 65535, not '99999'
    """
    wanted = f"{least} or more" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least or (most is not None and number > most):
            raise argparse.ArgumentTypeError(f"expected a whole number {wanted}, not {text!r}")
        return number

    return read
