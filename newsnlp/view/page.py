"""The templates: one article as a piece of HTML, and the whole page around many."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .charts import bars
from .marks import COLOURS, marked
from .totals import Totals
from .values import amount_text, date_text

Record = dict[str, Any]
_AROUND: Final = 12


def article(record: Record, raw: str | None = None) -> str:
    """Give a record as HTML: the text in colour, officials, amounts, a timeline, and what was repaired.

    `raw` is the text before repair, shown on demand where it is known. Whatever an article holds is shown as text.

    >>> import newsnlp
    >>> "&lt;script&gt;" in article(newsnlp.to_record(newsnlp.nlp("<script>alert(1)</script>开工")))
    True
    """
    return _rendered(
        "article.html.jinja",
        record=record,
        raw=raw if raw != record["text"] else None,
        text=Markup(marked(record)),
        timeline=_timeline(record),
        amount_text=amount_text,
    )


def page(totals: Totals, articles: list[tuple[str, str, str]]) -> str:
    """Give the whole page for `(id, first line, HTML)` of the articles that are shown in full."""
    sums = [(row.text, float(row.yuan), row.value) for row in totals.largest()[:10]]
    months = [(month, float(count), str(count)) for month, count in totals.by_month()[-36:]]
    places = [(place, float(count), str(count)) for place, count in totals.places.most_common(15)]
    script = _resource("search.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _rendered(
        "page.html.jinja",
        totals=totals,
        articles=[(id, line, Markup(body)) for id, line, body in articles],
        months=Markup(bars(months, "articles by month")),
        places=Markup(bars(places, "articles by place")),
        sums=Markup(bars(sums, "largest sums")),
        colours=COLOURS,
        style=Markup(_resource("style.css")),
        script=Markup(script),
        # Nothing but this script may run, and nothing may be fetched.
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
    )


def style() -> str:
    """Give the style sheet of an article."""
    return _resource("style.css")


def _timeline(record: Record) -> list[dict[str, str]]:
    """List the dates that have a day, in order of it, each with the words around it."""
    text = record["text"]
    rows = []
    for date in sorted(record["dates"], key=lambda date: (date["start_date"] or "", date["start"])):
        if date["start_date"]:
            start, end = date["start"], date["end"]
            rows.append(
                {
                    "value": date_text(date),
                    "before": text[max(0, start - _AROUND) : start],
                    "said": date["text"],
                    "after": text[end : end + 2 * _AROUND],
                }
            )
    return rows


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("newsnlp.view", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _rendered(name: str, **values: Any) -> str:
    made: str = _environment().get_template(name).render(values)
    return made


@cache
def _resource(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")
