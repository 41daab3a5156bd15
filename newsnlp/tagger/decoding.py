"""The likeliest well-formed tags of texts: Viterbi decoding, many texts at once.

A label's inside and end follow only its own begin or inside; everything else follows only an end, a single or O.
So a step needs the best of what is closed and, for each label, the best of what is open: time is linear in the
labels, not quadratic (Viterbi 1967 over the transitions of BIOES).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .scheme import BEGIN, END, INSIDE, OUTSIDE, SINGLE, tag

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def decode(scores: NDArray[np.float32], lengths: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give [time, batch] tags for [time, batch, tags] scores; beyond its length a text has O.

    >>> import numpy as np
    >>> scores = np.array([[[0, 3, 0, 0, 2]], [[1, 2, 0, 0, 0]]], np.float32)  # O, B, I, E, S
    >>> decode(scores, np.array([2], np.int32)).T
    array([[4, 0]], dtype=int32)
    """
    import numpy as np

    longest, count, tags = scores.shape
    labels = (tags - 1) // 4
    rows = np.arange(count)
    begins = scores[:, :, BEGIN::4]
    insides, ends, singles = scores[:, :, INSIDE::4], scores[:, :, END::4], scores[:, :, SINGLE::4]
    # What closes a place: O, or one of the singles; and what keeps a label open: its begin, or its inside.
    closing = np.argmax(singles, 2)
    single = np.take_along_axis(singles, closing[:, :, None], 2)[:, :, 0]
    plain = scores[:, :, OUTSIDE] >= single
    shut = np.where(plain, OUTSIDE, tag(closing, SINGLE))
    shut_score = np.where(plain, scores[:, :, OUTSIDE], single)

    closed, opened = shut_score[0], begins[0].copy()
    last = np.empty((longest, count), np.int32)  # the tag that closes a place
    went_on = np.empty((longest, count, labels), bool)  # whether an open label was open before
    last[0], went_on[0] = shut[0], False
    stop = lengths - 1
    final_tag = last[0].copy()
    for place in range(1, longest):
        ended = opened + ends[place]
        which = np.argmax(ended, 1)
        ending = ended[rows, which]
        fresh = closed + shut_score[place]
        anew, on = closed[:, None] + begins[place], opened + insides[place]
        better = ending > fresh
        last[place] = np.where(better, tag(which, END), shut[place])
        went_on[place] = on > anew
        closed, opened = np.where(better, ending, fresh), np.maximum(on, anew)
        here = stop == place
        final_tag[here] = last[place][here]
    return _back(last, went_on, final_tag, stop)


def _back(last: Any, went_on: Any, final_tag: Any, stop: Any) -> NDArray[np.int32]:
    """Follow the choices from the last place of each text to its first."""
    import numpy as np

    longest, count = last.shape
    rows = np.arange(count)
    given = np.zeros((longest, count), np.int32)
    current = np.zeros(count, np.int32)
    for place in range(longest - 1, -1, -1):
        label = (current - 1) // 4
        part = np.where(current == OUTSIDE, OUTSIDE, (current - 1) % 4 + 1)
        within = (part == INSIDE) | (part == END)
        opened = np.where(went_on[place, rows, np.maximum(label, 0)], tag(label, INSIDE), tag(label, BEGIN))
        current = np.where(within, opened, last[place])
        current = np.where(stop == place, final_tag, np.where(stop < place, OUTSIDE, current))
        given[place] = current
    return given
