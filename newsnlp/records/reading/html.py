"""The main text of a web page; needs the extra `html`."""

from newsnlp.errors import InputError
from newsnlp.extras import needed
from newsnlp.text import decode

from .article import Article

# The day must stand in the page's own statements: a day guessed from its text would shift every relative date.
_DATES = {"extensive_search": False, "original_date": True}


def read_html(data: bytes, source: str, name: str) -> Article:
    """Give headline and main text as one article, published on the day that the page states.

    Raises `InputError` for a page without a main text and `ModelError` where trafilatura is not installed.
    """
    trafilatura = needed("trafilatura", "html")
    page, _ = decode(data)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    if found is None or not found.text:
        raise InputError("no main text was found in the page")
    title = found.title or ""
    text = found.text if found.text.startswith(title) else f"{title}\n{found.text}"
    return Article(name, text, found.date, source, None)
