"""Articles for runs of the command line, and what a run leaves."""

import json
import random
import sys
from pathlib import Path

SENTENCES = (
    "总投资{n}亿元的项目开工。",
    "泰州市副市长周文远出席第{n}次会议。",
    "去年10月，占地{n}亩。",
    "項目{n}（xiàng）。",
)
BROKEN = 17


def corpus(path: Path, articles: int) -> Path:
    """Write articles of mixed length, one in 97 of them broken."""
    chosen = random.Random(articles)
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            text = "".join(chosen.choice(SENTENCES).format(n=number) for _ in range(chosen.randint(1, 9)))
            line = {"id": f"a{number}", "text": text, "published": "2023-02-14"}
            file.write(("{broken" if number % 97 == BROKEN else json.dumps(line, ensure_ascii=False)) + "\n")
    return path


def command(source: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "newsnlp.run", str(source), "-o", str(out), *more]


def files(out: Path) -> dict[str, bytes | dict[str, int]]:
    """Everything that a run leaves: bytes, and of the manifest the counts."""
    found: dict[str, bytes | dict[str, int]] = {}
    for path in sorted(out.parent.rglob("*")):
        if path.is_file():
            name = path.relative_to(out.parent).as_posix()
            is_manifest = name.endswith(".manifest.json")
            found[name] = json.loads(path.read_bytes())["counts"] if is_manifest else path.read_bytes()
    return found
