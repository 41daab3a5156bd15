"""Accuracy and speed of the dates room, beside JioNLP and Recognizers-Text where they are installed.

python benchmarks/dates.py                     accuracy on tests/dates, speed on made-up news
python benchmarks/dates.py --news FILE...      speed on the `text` of JSONL files (.gz or plain)
pip install -r benchmarks/requirements-amounts.txt    the peers; never a dependency
"""

import argparse
import importlib
import json
import logging
import re
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from news_texts import texts

from newsnlp.dates import find

CASES = Path(__file__).resolve().parents[1] / "tests" / "dates" / "cases.jsonl"
MADE_UP = (
    "2月11日，总投资60亿元的项目开工，为当地经济发展注入新的动力。去年10月以来，全区集中力量推进项目建设，"
    "前三季度完成投资120亿元，预计明年上半年投产，“十四五”期间再建3个园区。"
)
PUBLISHED = date(2023, 2, 14)

Found = set[tuple[int, int]]


def ours(text: str, published: date) -> Found:
    return {(span.start, span.end) for span in find(text, published)}


def jionlp() -> Callable[[str, date], Found]:
    extract = importlib.import_module("jionlp").ner.extract_time
    return lambda text, day: {
        tuple(hit["offset"])
        for hit in extract(text, time_base=datetime(day.year, day.month, day.day).timestamp())
    }


def recognizers() -> Callable[[str, date], Found]:
    recognizer = importlib.import_module("recognizers_date_time").DateTimeRecognizer
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    model = recognizer(culture).get_datetime_model(culture)
    return lambda text, day: {
        (hit.start, hit.end + 1) for hit in model.parse(text, datetime(day.year, day.month, day.day))
    }


PEERS = {"jionlp": jionlp, "recognizers": recognizers}


class Forgiving:
    """A peer that fails on a text has found nothing in it; the failures are counted."""

    def __init__(self, read: Callable[[str, date], Found]) -> None:
        self.read, self.failures = read, 0

    def __call__(self, text: str, day: date) -> Found:
        try:
            return self.read(text, day)
        except Exception:
            self.failures += 1
            return set()


def marked(case: dict[str, str]) -> tuple[str, Found]:
    """Take the brackets out of a case and give the spans they mark."""
    text, spans = "", set()
    for piece in re.split(r"(\[.*?\])", case["text"]):
        inner = piece[1:-1] if piece.startswith("[") else piece
        if inner != piece:
            spans.add((len(text), len(text) + len(inner)))
        text += inner
    return text, spans


def span_f1(read: Callable[[str, date], Found]) -> float:
    right = said = true = 0
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        text, gold = marked(case)
        found = read(text, date.fromisoformat(case["published"]) if case["published"] else PUBLISHED)
        right, said, true = right + len(found & gold), said + len(found), true + len(gold)
    return 2 * right / (said + true)


def speed(read: Callable[[str, date], Found], sample: list[str]) -> float:
    start = time.process_time()
    for text in sample:
        read(text, PUBLISHED)
    return sum(map(len, sample)) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", nargs="*", default=[])
    parser.add_argument("--limit", type=int, default=1000)
    arguments = parser.parse_args()
    sample = list(texts(arguments.news, arguments.limit)) or [MADE_UP * 20] * 200
    logging.disable(logging.CRITICAL)  # JioNLP logs what it fails on
    readers: dict[str, Callable[[str, date], Found]] = {"newsnlp": ours}
    for name, load in PEERS.items():
        try:
            readers[name] = Forgiving(load())
        except ImportError:
            print(f"{name}: not installed")
    for name, read in readers.items():
        few = sample if name == "newsnlp" else sample[: max(1, len(sample) // 50)]
        read(MADE_UP, PUBLISHED)
        f1, pace = span_f1(read), speed(read, few)
        failed = f", failed on {read.failures} texts" if isinstance(read, Forgiving) and read.failures else ""
        print(f"{name}: exact spans F1 {f1:.3f}, {pace:,.0f} characters a second{failed}")


if __name__ == "__main__":
    main()
