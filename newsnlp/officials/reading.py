"""What is read of the organ of one post, before it is filled in."""

from typing import NamedTuple

from .places_said import PlaceSaid


class Reading(NamedTuple):
    """The organ, its place, what of it stands behind the place, and whether any of it was left unsaid."""

    organ: str | None
    place: PlaceSaid | None
    rest: str
    inherited: bool
