"""A Doc in a notebook."""

from dataclasses import dataclass

from spacy.tokens import Doc

from newsnlp.records import to_record

from .page import article, style


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of HTML that a notebook displays; `str()` gives it, to be put into a page."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


def show(doc: Doc) -> Shown:
    """Show a Doc: its text with entities in colour, officials, amounts, a timeline, and the damage on demand.

    Raises `InputError` for a Doc that has lost its raw text.

    >>> import newsnlp
    >>> "<mark" in str(newsnlp.show(newsnlp.nlp("总投资60亿元")))
    True
    """
    raw: str = doc._.raw_text
    return Shown(f"<style>{style()}</style>\n{article(to_record(doc), raw)}")
