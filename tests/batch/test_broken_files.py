"""What a broken file costs: its own line, or what is said to be lost."""

import random
import sys
from pathlib import Path

import pytest

from newsnlp.records import Article, Failure, read_inputs


@pytest.mark.parametrize(
    "ending, modules", [("parquet", ("pyarrow", "pyarrow.parquet")), ("html", ("trafilatura",))]
)
def test_a_missing_extra_costs_its_files_alone(
    ending: str, modules: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / f"a.{ending}").write_bytes(b"PAR1")
    (tmp_path / "b.txt").write_text("开工", encoding="utf-8")
    failure, article = read_inputs([str(tmp_path)])
    assert isinstance(failure, Failure)
    assert failure.source.endswith(f"a.{ending}")
    assert f"pip install 'newsnlp[{ending}]'" in failure.reason
    assert isinstance(article, Article)


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize(
    "name, head, row",
    [("a.csv", "text\n", "{}\n"), ("a.tsv", "id\ttext\n", "x\t{}\n"), ("a.jsonl", "", '{{"text": "{}"}}\n')],
)
def test_half_a_character_of_utf_16_costs_its_line_alone(
    tmp_path: Path, name: str, head: str, row: str, order: str
) -> None:
    half = head + row.format("甲") + row.format("乙\ud83d") + row.format("丙")
    data = half.encode(f"utf-16-{order}", "surrogatepass")
    (tmp_path / name).write_bytes(("\ufeff".encode(f"utf-16-{order}")) + data)
    (tmp_path / "b.txt").write_text("丁", encoding="utf-8")
    found = list(read_inputs([str(tmp_path)]))
    assert [item.text if isinstance(item, Article) else item.reason for item in found] == [
        "甲", "holds bytes that are no utf-16 text", "丙", "丁"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize("begin", [b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"text\n"])
def test_bytes_of_nothing(tmp_path: Path, name: str, begin: bytes) -> None:
    for seed in range(20):
        (tmp_path / name).write_bytes(begin + random.Random(seed).randbytes(2 * seed + 1))
        for item in read_inputs([str(tmp_path / name)]):
            assert isinstance(item, Failure | Article)


@pytest.mark.parametrize(
    "rows, read, lost",
    [
        (['1,"甲', "2,乙", "3,丙"], [], "lines 2-4 are lost"),
        (["0,零", '1,"甲', "2,乙", '3,"丙"', "4,丁"], ["零", "丁"], "lines 3-5 are lost"),
        (["0,零", '1,"甲', "2,乙", '3,丙",x', "4,丁"], ["零", "丁"], "lines 3-5 are lost"),
    ],
)
def test_a_quote_that_is_not_closed_says_which_lines_it_took(
    tmp_path: Path, rows: list[str], read: list[str], lost: str
) -> None:
    (tmp_path / "a.csv").write_text("\n".join(["id,text", *rows, ""]), encoding="utf-8")
    found = list(read_inputs([str(tmp_path / "a.csv")]))
    assert [item.text for item in found if isinstance(item, Article)] == read
    [failure] = [item for item in found if isinstance(item, Failure)]
    assert lost in failure.reason


def test_a_header_that_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"a"b,text\n1,x\n', encoding="utf-8")
    [failure] = read_inputs([str(tmp_path / "a.csv")])
    assert isinstance(failure, Failure)
    assert "the header is no row of a table" in failure.reason
