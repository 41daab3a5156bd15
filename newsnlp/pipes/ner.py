"""`newsnlp_ner`: the entity recogniser of another spaCy pipeline, run on the repaired text."""

import warnings
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from newsnlp.errors import ModelError

from .candidates import put

# OntoNotes labels that mean the same here; its numbers and dates are left to the exact grammars.
NAMES: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
OTHER: Final = frozenset({"NORP", "PRODUCT", "LANGUAGE"})
# Labels of corpora that know fewer kinds.
SAME: Final = {"PER": "PERSON", "NAME": "PERSON"}
NOT_NEEDED: Final = ("tagger", "parser", "senter", "morphologizer", "attribute_ruler", "lemmatizer")
RELEASES: Final = "https://github.com/explosion/spacy-models/releases/download"


@Language.factory("newsnlp_ner", assigns=["doc.spans"])
def create_ner(nlp: Language, name: str, model: str) -> "ExternalNames":
    """Make the component; `model` is the name of an installed spaCy pipeline or a path to one."""
    return ExternalNames(model)


class ExternalNames:
    """Bring over by character offsets what another pipeline finds.

    Names go to `doc.spans["newsnlp_ner"]` for `newsnlp_entities` to decide on; what the label scheme lacks (NORP,
    PRODUCT, LANGUAGE) stays in `doc.spans["other"]`. Raises `ModelError` when the pipeline is missing.
    """

    def __init__(self, model: str) -> None:
        check_model(model)
        self._nlp = spacy.load(model, exclude=list(NOT_NEEDED))
        given = {label for labels in self._nlp.pipe_labels.values() for label in labels}
        if not given & (NAMES | OTHER | set(SAME)):
            warnings.warn(
                f"{model} gives none of the labels {', '.join(sorted(NAMES | set(SAME)))}", stacklevel=2
            )

    def __call__(self, doc: Doc) -> Doc:
        """Put the names that the other pipeline finds on the Doc."""
        # The other pipeline has a store of strings of its own, which would grow with every new word.
        with self._nlp.memory_zone():
            found = [
                (ent.start_char, ent.end_char, SAME.get(ent.label_, ent.label_), "ner")
                for ent in self._nlp(doc.text).ents
            ]
        put(doc, "newsnlp_ner", (entity for entity in found if entity[2] in NAMES))
        put(doc, "other", (entity for entity in found if entity[2] in OTHER))
        return doc


def check_model(model: str | Path) -> None:
    """Make sure that a spaCy pipeline can be loaded, and say what to install where it cannot.

    >>> check_model("zh_core_web_xx")
    Traceback (most recent call last):
    ...
    newsnlp.errors.ModelError: the spaCy pipeline 'zh_core_web_xx' is not installed, and there is no such path.
    Install it with `python -m spacy download zh_core_web_xx`, or, through a mirror, with
    `pip install https://github.com/explosion/spacy-models/releases/download/zh_core_web_xx-3.8.0/zh_core_web_xx-3.8.0-py3-none-any.whl`
    """
    name = str(model)
    if Path(name).exists() and name:
        if not (Path(name) / "meta.json").exists():
            raise ModelError(f"{name} is no spaCy pipeline: it has no meta.json")
        return
    wheel = f"{RELEASES}/{name}-3.8.0/{name}-3.8.0-py3-none-any.whl"
    how = f"Install it with `python -m spacy download {name}`, or, through a mirror, with\n`pip install {wheel}`"
    if not name.isidentifier():
        raise ModelError(f"{name!r} is neither the name of a spaCy pipeline nor a path to one")
    if not is_package(name):
        raise ModelError(f"the spaCy pipeline {name!r} is not installed, and there is no such path.\n{how}")
    if _is_placeholder(name):
        raise ModelError(
            f"the installed package {name!r} is a placeholder of the package index, not the spaCy pipeline: "
            f"remove it with `pip uninstall {name}`.\n{how}"
        )
    if not hasattr(import_module(name), "load"):
        raise ModelError(f"the installed package {name!r} is no spaCy pipeline")


def _is_placeholder(name: str) -> bool:
    try:
        return version(name).startswith("999.")
    except PackageNotFoundError:
        return False
