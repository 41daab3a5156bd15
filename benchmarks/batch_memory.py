"""Memory of a batch run as articles go by: `python benchmarks/batch_memory.py [ARTICLES]` prints a line every tenth.

Short articles, all different, with ever new names and numbers; one worker, which is this process. `batch_memory.txt`
holds what it printed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsnlp.batch import Job, run_batch

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"


def articles(number: int) -> Iterator[str]:
    chosen = random.Random(1)
    for n in range(number):
        name = (
            chosen.choice(SURNAMES)
            + chr(chosen.randrange(0x4E00, 0x9000))
            + chr(chosen.randrange(0x4E00, 0x9000))
        )
        yield f"项目{n}号总投资{n / 7:.2f}亿元，占地{n}亩。泰州市副市长{name}出席。去年{n % 12 + 1}月开工。"


def resident() -> float:
    """The memory in use now, in MB."""
    [line] = [x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def main(number: int) -> list[tuple[int, float]]:
    seen, begun, found = 0, time.monotonic(), []

    def show(line: str) -> bool:
        nonlocal seen
        seen += 1
        if seen % (number // 10) == 0:
            found.append((seen, resident()))
            print(f"{seen:>8} articles  {resident():7.1f} MB  {time.monotonic() - begun:7.1f} s", flush=True)
        return True

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = (f'{{"text": "{text}", "published": "2023-02-14"}}\n' for text in articles(number))
        with (folder / "in.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(lines)
        run_batch(Job([str(folder / "in.jsonl")], folder / "out.jsonl", workers=1), show)
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
