"""`newsnlp_sentences`: sentence starts, by the rules of the text room."""

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from newsnlp.text import sentences


@Language.component("newsnlp_sentences", assigns=["token.is_sent_start", "doc.sents"])
def set_sentences(doc: Doc) -> Doc:
    """Mark the first token of every sentence.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> _ = nlp.add_pipe("newsnlp_sentences")
    >>> [sent.text for sent in nlp("增长3.5%。“好！”他说。").sents]
    ['增长3.5%。', '“好！”', '他说。']
    """
    if not len(doc):
        return doc
    starts = {start for start, _ in sentences(doc.text)}
    marks = np.array([[1 if token.idx in starts else -1] for token in doc], dtype=np.int64).astype(np.uint64)
    return doc.from_array([SENT_START], marks)  # type: ignore[arg-type]
