"""Make the tables of the person finder from annotated sentences.

    python -m newsnlp.names.fit CORPUS.jsonl ... -o FOLDER

Each corpus holds one JSON object a line, `{"text": ..., "ents": [[start, end, label], ...]}`. Two tables come out:
`given_names.tsv` (character counts) and `person_weights.tsv` (weights of a logistic regression over
`person_features.features`, learnt by plain stochastic gradient descent with a fixed seed).
"""

import argparse
import json
import random
from collections import Counter
from math import exp
from pathlib import Path

from . import person_features
from .likeness import surnames
from .persons import candidates

PERSON_LABELS = frozenset({"PER", "PERSON", "NAME", "name", "PER.NAM"})
ROUNDS = 6
RATE = 0.25
DECAY = 1e-6
LEAST_WEIGHT = 0.12
LEAST_COUNT = 4
LEAST_STEP = 1e-4


def read(paths: list[Path]) -> list[tuple[str, set[tuple[int, int]]]]:
    """Read the sentences of annotated corpora with the offsets of their persons."""
    sentences = []
    for file in paths:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            persons = {(start, end) for start, end, label in row["ents"] if label in PERSON_LABELS}
            sentences.append((row["text"], persons))
    return sentences


def count_characters(sentences: list[tuple[str, set[tuple[int, int]]]], file: Path) -> None:
    """Write the character counts of names and of running text."""
    counts = {column: Counter[str]() for column in ("surname", "first", "second", "single", "text")}
    families = surnames()
    for text, persons in sentences:
        counts["text"].update(text)
        for start, end in persons:
            name = text[start:end]
            family = 2 if name[:2] in families and len(name) > 2 else 1
            given = name[family:]
            if name[:family] not in families or len(given) not in (1, 2):
                continue
            if family == 1:
                counts["surname"][name[0]] += 1
            for column, char in zip(
                ("single",) if len(given) == 1 else ("first", "second"), given, strict=True
            ):
                counts[column][char] += 1
    chars = set(counts["surname"]) | set(counts["first"]) | set(counts["second"]) | set(counts["single"])
    chars |= {char for char, seen in counts["text"].items() if seen > 20 and "\u4e00" <= char <= "\u9fff"}
    head = (
        "# Characters in names and in text, counted: as surname, first and second of a two-character given name,\n"
        "# alone as given name, anywhere. Source: counts over the train parts of MSRA NER, ResumeNER, CLUENER2020,\n"
        "# Weibo NER and Universal NER GSDSimp (CC BY-SA 4.0), made by newsnlp.names.fit.\n"
        "char\tsurname\tfirst\tsecond\tsingle\ttext\n"
    )
    rows = sorted(chars, key=lambda char: (-counts["text"][char], char))
    body = "".join(
        "\t".join([char, *(str(counts[column][char]) for column in counts)]) + "\n" for char in rows
    )
    file.write_text(head + body, encoding="utf-8")


def learn(sentences: list[tuple[str, set[tuple[int, int]]]]) -> dict[str, float]:
    """Learn the weight of every feature by logistic regression."""
    cases = []
    seen: Counter[str] = Counter()
    for text, persons in sentences:
        for start, end, family in candidates(text):
            found = person_features.features(text, start, end, family)
            if found is not None:
                seen.update(found)
                cases.append((found, (start, end) in persons))
    cases = [([name for name in found if seen[name] >= LEAST_COUNT], target) for found, target in cases]
    weights: dict[str, float] = dict.fromkeys(seen, 0.0)
    generator = random.Random(0)
    for turn in range(ROUNDS):
        generator.shuffle(cases)
        rate = RATE / (1 + turn)
        for found, target in cases:
            total = sum(weights[name] for name in found)
            step = rate * (target - 1 / (1 + exp(-max(-30.0, min(30.0, total)))))
            if abs(step) > LEAST_STEP:
                for name in found:
                    weights[name] += step - rate * DECAY * weights[name]
    return {name: weight for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}


def main() -> None:
    """Read the corpora named on the command line and write both tables."""
    parser = argparse.ArgumentParser(description="make the tables of the person finder")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    sentences = read(options.corpora)
    count_characters(sentences, options.out / "given_names.tsv")
    weights = learn(sentences)
    head = (
        "# Weights of the features of a person's name in its context (see newsnlp.names.person_features).\n"
        "# Source: logistic regression over the train parts named in given_names.tsv, made by newsnlp.names.fit.\n"
        "feature\tweight\n"
    )
    plain = (name for name in sorted(weights) if not set(name) & set("\t\n#"))
    body = "".join(f"{name}\t{weights[name]:.2f}\n" for name in plain)
    (options.out / "person_weights.tsv").write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
