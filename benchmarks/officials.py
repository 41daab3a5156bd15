"""How fast `newsnlp.officials.link` is, entities given: characters a second on one core, and whether it is linear.

python benchmarks/officials.py TEXTS.jsonl        one {"text": ...} a line
"""

import json
import sys
import time
from pathlib import Path

from newsnlp.labels import Entity
from newsnlp.names import find as find_names
from newsnlp.officials import link


def main(path: Path) -> None:
    """Print the speed on the texts one by one, and on one text repeated ten and a hundred times."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    read = [(text, [Entity(s.start, s.end, s.label) for s in find_names(text)]) for text in texts]
    link(*read[0])
    start = time.perf_counter()
    for text, entities in read:
        link(text, entities)
    took = time.perf_counter() - start
    print(f"{sum(map(len, texts)) / took:,.0f} characters a second on {len(texts)} texts")
    text, entities = read[0]
    for times in (10, 100):
        many = [
            Entity(e.start + i * len(text), e.end + i * len(text), e.label)
            for i in range(times)
            for e in entities
        ]
        start = time.perf_counter()
        link(text * times, many)
        took = time.perf_counter() - start
        print(f"{len(text) * times / took:,.0f} characters a second on one text of {len(text) * times:,}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
