"""Administrative divisions: their names in text, and which division a name means in its document.

`find` gives every mention with all divisions it could mean, `Context` gathers what a document says about its places,
and `resolve` decides or leaves the candidates open. Data: divisions.tsv, divisions_townships.txt, countries.tsv.
"""

from .context import Context, is_known, is_wide, resolve
from .division import Division
from .find import PlaceMention, find
from .names import above, former_names, named, short_name

__all__ = [
    "Context",
    "Division",
    "PlaceMention",
    "above",
    "find",
    "former_names",
    "is_known",
    "is_wide",
    "named",
    "resolve",
    "short_name",
]
