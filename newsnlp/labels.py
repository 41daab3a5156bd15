"""The label scheme: one line of meaning each, and the plain span that the rooms hand each other."""

from typing import Final, NamedTuple

LABELS: Final[dict[str, str]] = {
    "PERSON": "names of people, with an honorific when one follows (秦先生); never inside a company or place name",
    "TITLE": "the role word of a post or occupation: 书记, 副市长, 董事长, 记者",
    "ORG": "organs, committees, companies, associations, schools, hospitals, media, courts, armies",
    "GPE": "countries and administrative divisions down to villages; a contiguous run is one mention",
    "LOC": "natural and other regions: 长江, 长三角",
    "FAC": "stations, airports, bridges, roads, venues, parks and development zones",
    "PROJECT": "a named construction or investment project",
    "EVENT": "named meetings, campaigns, fairs",
    "LAW": "documents of authorities in 《》, without the brackets",
    "WORK_OF_ART": "other titled works in 《》, without the brackets",
    "MONEY": "an amount of a currency",
    "PERCENT": "%, ‰, 成, 百分点",
    "QUANTITY": "a number with a physical unit",
    "CARDINAL": "a bare number, or a number with a measure word; 倍 and 番",
    "ORDINAL": "第三届, 首个: a rank, never an amount",
    "DATE": "calendar expressions and durations, with the time of day that follows",
    "TIME": "a clock time that stands alone",
}
"""Every entity label newsnlp gives, with what it covers."""

AMOUNT_LABELS: Final = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
"""Labels whose spans carry an `Amount`."""

DATE_LABELS: Final = frozenset({"DATE", "TIME"})
"""Labels whose spans carry a `DateValue`."""


class Entity(NamedTuple):
    """A labelled stretch of text: half-open character offsets and one of `LABELS`.

    >>> text = "市长李明"
    >>> entity = Entity(2, 4, "PERSON")
    >>> text[entity.start : entity.end]
    '李明'
    """

    start: int
    end: int
    label: str
