"""GBK read one byte late: what can stand behind it, and the search for the likeliest text."""

from .beam import read
from .lattice import Read
from .memory import Memory
from .starts import starts
from .symbols import Symbol, symbols

__all__ = ["Memory", "Read", "Symbol", "read", "starts", "symbols"]
