"""Accuracy and speed of the amounts room, beside JioNLP, Recognizers-Text and cn2an where they are installed.

python benchmarks/amounts.py                     accuracy on tests/amounts, speed on made-up news
python benchmarks/amounts.py --news FILE...      speed on the `text` of JSONL files (.gz or plain)
python benchmarks/amounts.py --cases FOLDER      accuracy on the peers' own cases too, with the scorer that lies there
pip install -r benchmarks/requirements-amounts.txt    the peers; never a dependency
"""

import argparse
import importlib
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import cases_adapter
from news_texts import texts

from newsnlp.amounts import find, parse
from newsnlp.errors import AmountError

TESTS = Path(__file__).resolve().parents[1] / "tests" / "amounts"
MADE_UP = "项目总投资近50亿元，占地200亩，建筑面积8.6万平方米，同比增长12.5%，带动就业1200余人，分三期建设。"

Found = set[tuple[int, int]]


def ours(text: str) -> Found:
    return {(span.start, span.end) for span in find(text) if span.amount}


def our_money(text: str) -> Found:
    return {(span.start, span.end) for span in find(text) if span.label == "MONEY"}


def jionlp() -> Callable[[str], Found]:
    extract = importlib.import_module("jionlp").ner.extract_money
    return lambda text: {tuple(hit["offset"]) for hit in extract(text)}


def recognizers() -> Callable[[str], Found]:
    units = importlib.import_module("recognizers_number_with_unit")
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    model = units.NumberWithUnitRecognizer(culture).get_currency_model(culture)
    return lambda text: {(hit.start, hit.end + 1) for hit in model.parse(text)}


PEERS: dict[str, Callable[[], Callable[[str], Found]]] = {
    "jionlp money": jionlp,
    "recognizers currency": recognizers,
}


def cases(name: str) -> list[dict]:
    return [json.loads(line) for line in (TESTS / name).read_text(encoding="utf-8").splitlines()]


def accuracy(system: Callable[[str], Found], money_only: bool) -> str:
    right = said = wanted = 0
    for case in cases("find.jsonl"):
        text, at = case["text"], 0
        spans = set()
        for row in case["expected"]:
            at = text.index(row["surface"], at)
            end = at + len(row["surface"])
            if row["label"] == "MONEY" or not (money_only or row["label"] == "ORDINAL"):
                spans.add((at, end))
            at = end
        if money_only and not spans:
            continue
        found = system(text)
        right, said, wanted = right + len(found & spans), said + len(found), wanted + len(spans)
    return f"span F1 {2 * right / max(1, said + wanted):.3f} ({right} right, {said} found, {wanted} wanted)"


def parsed() -> str:
    right = 0
    rows = cases("parse.jsonl")
    for row in rows:
        try:
            values = parse(row["text"]).to_dict()
            right += all(values[name] == row.get(name) for name in ("low", "high", "unit")) and "kind" in row
        except AmountError:
            right += row["phenomenon"] == "no-amount"
    return f"{right} of {len(rows)} whole strings"


def chinese_numerals() -> str:
    """Say how many of the numerals of parse.jsonl cn2an reads by itself."""
    from cn2an import cn2an

    rows = [row for row in cases("parse.jsonl") if row["phenomenon"] == "numeral"]
    right = 0
    for row in rows:
        try:
            right += str(cn2an(row["text"], "smart")) == row["low"]
        except ValueError:
            continue
    return f"{right} of {len(rows)} numerals"


AMOUNT_TYPES = cases_adapter.SUPPORTS - {"date", "time", "duration"}


def peers_cases(folder: str) -> Iterator[str]:
    """Score the peers' own cases, a line a source: expectations met, and the relaxed F1 of their scorer."""
    sys.path.insert(0, folder)
    scorer = importlib.import_module("scorer")
    sources: dict[str, Counter[str]] = defaultdict(Counter)
    for case in scorer.load([folder]):
        scope = set(case["scope"]).union(*case.get("type_map", {}).values())
        if not scope & AMOUNT_TYPES:
            continue
        types = None if case.get("exclusive") else sorted(scope)
        scores = scorer.new()
        scorer.score_case(case, cases_adapter.extract(case["text"], case.get("ref_time"), types), scores)
        for kind, counts in scores.items():
            if kind in AMOUNT_TYPES:
                sources[case["source"]].update(counts)
                sources["all sources"].update(counts)
    for source, counts in sorted(sources.items()):
        met, wanted, said = counts["rel_tp"], counts["n"], counts["pred"]
        if wanted:
            yield f"{source:22s} {met:4d} of {wanted:4d} met; relaxed F1 {200 * met / (wanted + said):.1f}"


def speed(system: Callable[[str], Found], news: list[str], seconds: float = 3) -> str:
    system(news[0])
    begin, read = time.process_time(), 0
    for text in news:
        system(text)
        read += len(text)
        if time.process_time() - begin > seconds:
            break
    spent = time.process_time() - begin
    return f"{read / spent / 1e6:.3f} million characters a second"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--news", nargs="*", default=[])
    options.add_argument("--limit", type=int, default=2000, help="articles a file")
    options.add_argument("--cases", help="the folder of the peers' own cases and their scorer.py")
    given = options.parse_args()
    news = list(texts(given.news, given.limit)) or [MADE_UP * 20] * 500
    systems: dict[str, Callable[[str], Found]] = {"newsnlp": ours}
    for name, make in PEERS.items():
        try:
            systems[name] = make()
        except ImportError as error:
            print(f"{name}: left out, {error}")
    for name, system in systems.items():
        print(f"{name:22s} {accuracy(system, name != 'newsnlp')}; {speed(system, news)}")
    print(f"{'newsnlp, money alone':22s} {accuracy(our_money, True)}")
    print(f"{'newsnlp parse':22s} {parsed()}")
    print(f"{'cn2an':22s} {chinese_numerals()}")
    for line in peers_cases(given.cases) if given.cases else ():
        print(line)


if __name__ == "__main__":
    main()
