"""Dates in Chinese news: found, read, and resolved against the day of publication.

`find` reads a text; `resolve` completes a value again for another day of publication. The notation of what was
said is described in `newsnlp.dates.expression`; words, holidays, the lunar calendar and eras are tables in
`newsnlp/resources/dates_*`.
"""

from .conventions import Conventions
from .finding import find
from .resolving import resolve
from .values import DateSpan, DateValue

__all__ = ["Conventions", "DateSpan", "DateValue", "find", "resolve"]
