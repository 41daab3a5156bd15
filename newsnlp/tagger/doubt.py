"""Names of which the network alone thinks, and is not sure: they are more often wrong than right, and left out.

A name that the rules hinted at is kept whatever its chance. The chance of another is the least that one of its
characters has of its tag; below the limit of its label fewer than half of those measured were right.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from .scheme import BEGIN, NAMES, OUTSIDE, SINGLE, tag

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Chosen on `seeds` dev and on new articles held out of training; of limits as good there the higher.
LEAST: Final = {"PERSON": 0.55, "TITLE": 0.45, "ORG": 0.65, "GPE": 0.65, "LOC": 0.55, "FAC": 0.45}


def without_doubtful(
    given: NDArray[np.int32], scores: NDArray[np.float32], hinted: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Give [time, batch] tags of our scheme without the names that are doubtful.

    `scores` are [time, batch, tags], `hinted` the tags of what the rules take for names.

    >>> import numpy as np
    >>> scores = np.zeros((1, 2, 1 + 4 * len(NAMES)), np.float32)
    >>> person = tag(NAMES.index("PERSON"), SINGLE)
    >>> scores[0, 0, person], scores[0, 1, person] = 9, 3
    >>> given = np.full((1, 2), person, np.int32)
    >>> without_doubtful(given, scores, np.zeros_like(given)).tolist() == [[person, 0]]
    True
    """
    import numpy as np

    named = given != OUTSIDE
    other = named & (given != hinted)
    if not other.any():
        return given
    parts = (given - 1) % 4 + 1
    names = np.cumsum(named & ((parts == BEGIN) | (parts == SINGLE)), axis=0)
    columns = np.broadcast_to(np.arange(given.shape[1]), given.shape)

    def whole(places: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Give all places of the names that hold one of these."""
        held = np.zeros((given.shape[1], int(names.max()) + 1), bool)
        held[columns[places], names[places]] = True
        wanted: NDArray[np.bool_] = named & held[columns, names]
        return wanted

    own = whole(other)
    rows, tags = scores[own], given[own]
    rows = rows - rows.max(1, keepdims=True)
    chance = np.exp(rows[np.arange(len(tags)), tags]) / np.exp(rows).sum(1)
    doubtful = np.zeros(given.shape, bool)
    doubtful[own] = chance < _limits()[tags]
    return np.where(whole(doubtful), OUTSIDE, given)


@cache
def _limits() -> Any:
    """Give the limit of each tag."""
    import numpy as np

    limits = np.zeros(1 + 4 * len(NAMES))
    for label, least in LEAST.items():
        place = NAMES.index(label)
        limits[tag(place, BEGIN) : tag(place, SINGLE) + 1] = least
    return limits
