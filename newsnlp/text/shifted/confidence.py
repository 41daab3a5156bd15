"""From the share of the readings that have a character to the chance that it is right, as measured.

Measured on the characters with a lost byte in runs made by `newsnlp.text.damage`, in documents that were kept out
of the counts of the model used for it (and are not among those kept out for good).
"""

from bisect import bisect_right
from typing import Final

_MEASURED: Final = (
    (0.0, 0.20),
    (0.2, 0.35),
    (0.35, 0.45),
    (0.45, 0.61),
    (0.55, 0.68),
    (0.65, 0.80),
    (0.75, 0.865),
    (0.85, 0.915),
    (0.91, 0.93),
    (0.95, 0.965),
    (0.98, 0.98),
    (0.995, 0.99),
    (1.0, 0.995),
)
_SHARES: Final = [share for share, _ in _MEASURED]


def calibrated(share: float) -> float:
    """Give the chance that a character is right which a share of the readings has; it grows with the share.

    >>> calibrated(0.65), calibrated(1.0)
    (0.8, 0.995)
    """
    place = min(bisect_right(_SHARES, share), len(_MEASURED) - 1)
    (low, least), (high, most) = _MEASURED[place - 1], _MEASURED[place]
    return least + (most - least) * min(1.0, (share - low) / (high - low))
