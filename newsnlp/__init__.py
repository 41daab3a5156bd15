"""newsnlp reads Chinese news: repaired text, entities, exact amounts, dates, and officials with their posts.

>>> import newsnlp
>>> doc = newsnlp.nlp("总投资60亿元的项目开工")
>>> [(ent.text, ent.label_) for ent in doc.ents]
[('60亿元', 'MONEY')]
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsnlp.pipeline import load, nlp
    from newsnlp.records import to_record
    from newsnlp.view import show

__version__ = "0.1.0"
__all__ = ["__version__", "load", "nlp", "show", "to_record"]

_HOMES = {
    "load": "newsnlp.pipeline",
    "nlp": "newsnlp.pipeline",
    "show": "newsnlp.view",
    "to_record": "newsnlp.records",
}


def __getattr__(name: str) -> Any:
    # spaCy takes a second to import: only when it is needed.
    if name in _HOMES:
        from importlib import import_module

        value = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return value
    raise AttributeError(f"module 'newsnlp' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
