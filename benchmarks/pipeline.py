"""Characters a second of the whole pipeline and of each component, on one core; time of import and load.

python benchmarks/pipeline.py FILE.jsonl [FILE.jsonl ...]     # lines with a field `text`
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def seconds(code: str) -> float:
    """Seconds that a fresh interpreter says a piece of code took, the best of three."""
    program = f"import time; start = time.perf_counter(); {code}; print(time.perf_counter() - start)"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    lines = [line for path in sys.argv[1:] for line in Path(path).read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    characters = sum(map(len, texts))
    print(f"import newsnlp           {seconds('import newsnlp'):8.3f} s")
    print(
        f"newsnlp.load()           {seconds('import newsnlp; newsnlp.load()'):8.3f} s   (import of spaCy included)"
    )

    import newsnlp

    nlp = newsnlp.load()
    nlp(texts[0])
    spent = {"tokenizer (repair)": 0.0} | dict.fromkeys(nlp.pipe_names, 0.0) | {"record": 0.0}
    for text in texts:
        start = time.perf_counter()
        doc = nlp.make_doc(text)
        spent["tokenizer (repair)"] += (now := time.perf_counter()) - start
        for name, component in nlp.pipeline:
            doc = component(doc)
            spent[name] += (after := time.perf_counter()) - now
            now = after
        newsnlp.to_record(doc)
        spent["record"] += time.perf_counter() - now
    total = sum(spent.values())
    print(f"{len(texts)} texts, {characters} characters")
    print(f"{'whole pipeline, record':<24}{characters / total:12,.0f} characters a second")
    for name, took in spent.items():
        print(f"  {name:<22}{characters / max(took, 1e-9):12,.0f}{took / total:8.1%}")


if __name__ == "__main__":
    main()
