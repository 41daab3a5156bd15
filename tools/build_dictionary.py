"""Make the dictionary that the tagger reads with, from a word list.

    python tools/build_dictionary.py dict.txt

`dict.txt` is that of jieba 0.42.1 (MIT, in its source distribution): a line for each word, with its frequency and its
part of speech.
"""

import sys
from pathlib import Path

from newsnlp.resources import path
from newsnlp.tagger.dictionary import Dictionary


def main(source: Path) -> None:
    """Read the list and write `newsnlp/resources/tagger/dictionary.npz`."""
    rows = [line.split() for line in source.read_text(encoding="utf-8").splitlines()]
    made = Dictionary.of((word, part_of_speech) for word, _, part_of_speech in rows)
    made.save(Path(path("tagger")) / "dictionary.npz")
    print(sum(len(words) for words in made.words.values()), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
