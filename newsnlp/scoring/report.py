"""The figures of one split, as a table for a person and as JSON for a program."""

from dataclasses import dataclass, field

from newsnlp.labels import LABELS

from .counts import Counts


@dataclass(slots=True)
class Accuracy:
    """How many of the things that could be compared are the same.

    >>> accuracy = Accuracy()
    >>> accuracy.add(True)
    >>> accuracy.value, accuracy.support
    (1.0, 1)
    """

    right: int = 0
    support: int = 0

    def add(self, right: bool) -> None:
        """Count one comparison."""
        self.support += 1
        self.right += right

    @property
    def value(self) -> float:
        """The part that is right; 0 when nothing could be compared."""
        return self.right / self.support if self.support else 0.0


@dataclass(slots=True)
class Report:
    """All figures of one split."""

    texts: int = 0
    characters: int = 0
    labels: dict[str, Counts] = field(default_factory=dict)
    entities: Counts = field(default_factory=Counts)
    amounts: Counts = field(default_factory=Counts)
    amount_values: Accuracy = field(default_factory=Accuracy)
    dates: Counts = field(default_factory=Counts)
    date_values: Accuracy = field(default_factory=Accuracy)
    posts: Counts = field(default_factory=Counts)
    posts_with_organ: Counts = field(default_factory=Counts)
    statuses: Accuracy = field(default_factory=Accuracy)
    jurisdictions: Accuracy = field(default_factory=Accuracy)

    def figures(self) -> dict[str, Counts | Accuracy]:
        """Give every figure under its name, labels first, in the order they are shown."""
        figures: dict[str, Counts | Accuracy] = {
            label: self.labels[label] for label in LABELS if label in self.labels
        }
        return figures | {
            "all entities": self.entities,
            "amounts with value": self.amounts,
            "amount value accuracy": self.amount_values,
            "dates with value": self.dates,
            "date value accuracy": self.date_values,
            "posts": self.posts,
            "posts with organ": self.posts_with_organ,
            "post status accuracy": self.statuses,
            "post jurisdiction accuracy": self.jurisdictions,
        }

    def to_dict(self) -> dict[str, object]:
        """Give the figures as JSON primitives."""
        figures: dict[str, object] = {}
        for name, figure in self.figures().items():
            if isinstance(figure, Counts):
                figures[name] = {
                    "precision": round(figure.precision, 4),
                    "recall": round(figure.recall, 4),
                    "f1": round(figure.f1, 4),
                    "support": figure.support,
                }
            else:
                figures[name] = {"accuracy": round(figure.value, 4), "support": figure.support}
        return {"texts": self.texts, "characters": self.characters, "figures": figures}


def as_table(split: str, report: Report) -> str:
    """Lay the figures of a split out as a table of text, percentages with one decimal.

    >>> report = Report()
    >>> report.posts.add({"a", "b"}, {"a"})
    >>> print(as_table("dev", report).splitlines()[-4])
    posts                         100.0   50.0   66.7        2
    """
    lines = [
        f"{split}: {report.texts} texts, {report.characters} characters",
        f"{'':<28}{'P':>7}{'R':>7}{'F1':>7}{'support':>9}",
    ]
    for name, figure in report.figures().items():
        if isinstance(figure, Counts):
            numbers = (figure.precision, figure.recall, figure.f1)
            shown = "".join(f"{100 * number:>7.1f}" for number in numbers)
        else:
            shown = f"{'':>14}{100 * figure.value:>7.1f}"
        lines.append(f"{name:<28}{shown}{figure.support:>9}")
    return "\n".join(lines)
