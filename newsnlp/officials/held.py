"""What the rules of attachment give: a person with a post as written, and how it was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsnlp.labels import Entity

from .phrases import Element


@dataclass(frozen=True, slots=True)
class Held:
    """A person said to hold a post: by which rule, and the status and kind of event that the words say, if any."""

    person: Entity
    element: Element
    group: int
    rule: str
    status: str | None = None
    event: str | None = None


def all_of(
    person: Entity,
    group: Sequence[Element],
    number: int,
    rule: str,
    status: str | None = None,
    event: str | None = None,
) -> list[Held]:
    """Give a person every post of a list."""
    return [Held(person, element, number, rule, status, event) for element in group]
