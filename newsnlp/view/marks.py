"""An article's text as HTML with its entities in colour, by spaCy's displaCy: nothing in the text is taken for HTML."""

import html
from typing import Any, Final

from spacy.displacy.render import EntityRenderer

from newsnlp.labels import LABELS

from .values import amount_text, date_text

Record = dict[str, Any]
# Neighbours in the scheme have colours apart; all are light enough for dark text.
COLOURS: Final = dict(
    zip(
        LABELS,
        (
            "#aeddff",
            "#ffd3a8",
            "#c4b8ff",
            "#ffeb80",
            "#d8f5a2",
            "#a8e6cf",
            "#f3c4fb",
            "#ffc2d1",
            "#d0d6dd",
            "#e2d5c3",
            "#9be8a4",
            "#8fe3e0",
            "#b8e0b0",
            "#dfe6b0",
            "#e0cfe8",
            "#ffb3b3",
            "#ffcfb3",
        ),
        strict=True,
    )
)
_MARK: Final = '<mark style="background:{bg}" title="{value}">{text}<small>{label}</small></mark>'


def marked(record: Record) -> str:
    """Give the text of a record as HTML; an amount or date says its value when it is pointed at.

    >>> import newsnlp
    >>> page = marked(newsnlp.to_record(newsnlp.nlp("甲<乙，投资近128亿元")))
    >>> "&lt;乙，投资近<mark" in page, 'title="≈ 12,800,000,000 CNY"' in page
    (True, True)
    """
    values = {(item["start"], item["end"]): amount_text(item) for item in record["amounts"]}
    values |= {(item["start"], item["end"]): date_text(item) for item in record["dates"]}
    spans = [
        {
            "start": entity["start"],
            "end": entity["end"],
            "label": entity["label"],
            "params": {
                "value": html.escape(values.get((entity["start"], entity["end"]), _meaning(entity["label"]))),
                "label": html.escape(entity["label"]),
            },
        }
        for entity in record["entities"]
    ]
    # displaCy gives its grey to a label that is none of ours.
    renderer = EntityRenderer(options={"colors": COLOURS, "template": _MARK})
    rendered: str = renderer.render_ents(record["text"], spans, None)
    return rendered


def _meaning(label: str) -> str:
    return LABELS.get(label, "a label of your own")
