"""What can be read, and what is said of what cannot."""

import gzip
import json
import os
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

import newsnlp
from newsnlp.records import Article, Failure, Fields, Inputs, read_inputs

OWN = Fields("content", "pub_date", "url")
PAGE = """<html><head><meta charset="gbk"><title>项目开工 - 某日报</title><meta name="pubdate" content="2023-02-14">
</head><body><nav><a href=x>首页</a><a href=y>新闻</a></nav><h1>项目开工</h1><div class="content">
<p>2月13日，总投资60亿元的项目在泰州市姜堰区开工，占地300亩，预计年产值达到20亿元，带动就业2000人。</p>
<p>泰州市委常委、组织部部长周文远出席开工仪式并致辞。他指出，项目建设是高质量发展的重要支撑。</p>
</div><footer>版权所有 某日报社</footer></body></html>"""


def articles(path: Path | str, fields: Fields | None = None) -> list[Article]:
    found = list(read_inputs([str(path)], fields=fields))
    assert not [item for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Article)]


def failures(path: Path | str, fields: Fields | None = None) -> list[Failure]:
    return [item for item in read_inputs([str(path)], fields=fields) if isinstance(item, Failure)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-32"])
@pytest.mark.parametrize("ending, comma", [(".csv", ","), (".tsv", "\t")])
def test_tables_of_text(tmp_path: Path, ending: str, comma: str, encoding: str) -> None:
    rows = [
        ["url", "content", "pub_date"],
        ["u1", f'"开工{comma}""项目""\n完工"', "2023年2月14日"],
        ["", "完工", ""],
    ]
    path = tmp_path / f"a{ending}"
    path.write_bytes("\r\n".join(comma.join(row) for row in rows).encode(encoding))
    one, two = articles(path, OWN)
    assert (one.id, one.text, one.published) == ("u1", f'开工{comma}"项目"\n完工', "2023-02-14")
    assert (two.id, two.text, two.published, two.line) == (f"{path.as_posix()}:4", "完工", None, 4)


@pytest.mark.parametrize(
    "written, day",
    [
        ("2023-02-14", "2023-02-14"),
        ("2023-02-14T08:30:00+08:00", "2023-02-14"),
        ("2023/2/4 08:30", "2023-02-04"),
        ("2023.02.14", "2023-02-14"),
        ("2023年2月14日", "2023-02-14"),
        ("20230214", "2023-02-14"),
        ("", None),
    ],
)
def test_days_as_tables_write_them(tmp_path: Path, written: str, day: str | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x", "published": written}), encoding="utf-8")
    assert articles(path)[0].published == day


@pytest.mark.parametrize("written", ["yesterday", "2023/13/1", "202302140", 20230214.5])
def test_what_is_no_day(tmp_path: Path, written: object) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x", "published": written}), encoding="utf-8")
    assert "ISO date" in failures(path)[0].reason


def test_rows_that_are_broken_are_lost_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'id,text\n1,\xe5\xbc\x80\n2,a,b\n3\n4,"a"b\n5,\xff\n6,\xe5\xb7\xa5\n')
    found = list(read_inputs([str(path)]))
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "6"]
    reasons = [(item.line, item.reason) for item in found if isinstance(item, Failure)]
    assert [line for line, _ in reasons] == [3, 4, 5, 6]
    for (_, reason), part in zip(
        reasons, ("more cells", "ends before", "not a row", "no utf-8"), strict=True
    ):
        assert part in reason


@pytest.mark.parametrize("name, data", [("a.csv", b"id,body\n1,x\n"), ("b.csv", b"")])
def test_a_table_without_the_column(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [failure] = failures(tmp_path / name)
    assert failure.line is None
    assert "no column `text`" in failure.reason
    assert "--text-field" in failure.reason
    assert ("has no header" in failure.reason) == (not data)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    "name, head, good, broken",
    [
        ("a.jsonl", "", '{{"text": "第{n}届，开工"}}', '{"text": '),
        ("a.csv", "text", '"第{n}届，开工"', '"a" b'),
    ],
)
def test_one_line_in_ten_is_broken(
    tmp_path: Path, name: str, head: str, good: str, broken: str, encoding: str
) -> None:
    lines = [good.format(n=n).encode(encoding) for n in range(1000)]
    for n in range(3, 1000, 10):
        lines[n] = broken.encode() if n % 20 == 3 else b"\xff\xff\xfe" + lines[n]
    (tmp_path / name).write_bytes(b"\n".join([head.encode(), *lines]))
    found = list(read_inputs([str(tmp_path / name)]))
    assert sum(isinstance(item, Failure) for item in found) == 100
    read = [item.text for item in found if isinstance(item, Article)]
    assert read == [f"第{n}届，开工" for n in range(1000) if n % 10 != 3]


def test_packed_files(tmp_path: Path) -> None:
    for name, data in (("a.jsonl.gz", b'{"text": "x"}\n'), ("b.txt.gz", "开工".encode("gbk"))):
        (tmp_path / name).write_bytes(gzip.compress(data))
    at = tmp_path.as_posix()
    assert [(a.id, a.text) for a in articles(tmp_path)] == [(f"{at}/a.jsonl.gz:1", "x"), (f"{at}/b", "开工")]


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_a_packed_file_that_is_cut_off(tmp_path: Path, keep: float) -> None:
    numbers = [f'{{"text": "{os.urandom(20).hex()}"}}\n' for _ in range(5000)]
    packed = gzip.compress("".join(numbers).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: int(len(packed) * keep)])
    found = list(read_inputs([str(path)]))
    read = [item for item in found if isinstance(item, Article)]
    assert len(read) == len(found) - 1 >= 5000 * keep * 0.9 - 500
    assert isinstance(found[-1], Failure)
    assert "broken or cut off" in found[-1].reason
    assert f"after line {len(read)}" in found[-1].reason


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.spacy", "a.parquet"])
def test_a_file_of_another_kind_than_its_name_says(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(b"nothing of the kind" * 10)
    assert len(failures(tmp_path / name)) == 1


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from datetime import datetime

    columns = {
        "content": ["开工", None, "完工"],
        "pub_date": [datetime(2023, 2, 14, 8), None, None],
        "url": [7, 8, None],
        "views": [1, 2, 3],
    }
    path = tmp_path / "a.parquet"
    pytest.importorskip("pyarrow.parquet").write_table(arrow.table(columns), path)
    one, two, three = read_inputs([str(path)], fields=OWN)
    assert one == Article("7", "开工", "2023-02-14", str(path), 1)
    assert isinstance(two, Failure)
    assert (two.line, two.reason) == (2, "`content` is NoneType, expected a string")
    assert three == Article(f"{path.as_posix()}:3", "完工", None, str(path), 3)
    assert "its columns are content, pub_date, url, views" in failures(path)[0].reason


@pytest.mark.parametrize(
    "kind, values, reason",
    [
        ("number", [1, 2], "`text` is int, expected a string"),
        ("list", [["开工"], ["完工"]], "`text` is list, expected a string"),
        ("struct", [{"body": "开工"}, {"body": "完工"}], "`text` is dict, expected a string"),
        ("nothing", [None, None], "`text` is NoneType, expected a string"),
        ("picture", [b"\x89PNG" + b"\0" * 99, b"\0" * 9], "`text`: the data is binary"),
    ],
)
def test_parquet_of_another_schema(tmp_path: Path, kind: str, values: list[object], reason: str) -> None:
    """Every row is told of, and the files beside it are read."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table({"text": values}), tmp_path / f"{kind}.parquet")
    parquet.write_table(arrow.table({"text": ["开工"], "published": [{"y": 1}]}), tmp_path / "y.parquet")
    parquet.write_table(arrow.table({"text": ["投产"]}), tmp_path / "z.parquet")
    *wrong, day, right = read_inputs([str(tmp_path)])
    assert [item.line for item in wrong] == [1, 2]
    assert all(isinstance(item, Failure) and reason in item.reason for item in wrong)
    assert isinstance(day, Failure)
    assert "ISO date" in day.reason
    assert isinstance(right, Article)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
def test_parquet_of_bytes(tmp_path: Path, encoding: str) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    column = arrow.array(["去年10月开工".encode(encoding)] * 2, arrow.binary())
    parquet.write_table(arrow.table({"text": column, "id": [b"a", b"b"]}), tmp_path / "a.parquet")
    assert [(a.id, a.text) for a in articles(tmp_path)] == [("a", "去年10月开工"), ("b", "去年10月开工")]


def test_parquet_with_a_string_that_is_none(tmp_path: Path) -> None:
    """Engines that check nothing store GBK as strings: it is decoded, and costs the rows beside it nothing."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    data = arrow.array(["开工".encode(), "今年完工".encode("gbk"), b"\xff\0\0\xfe"], arrow.binary())
    column = arrow.StringArray.from_buffers(3, *data.buffers()[1:])
    columns = {"text": column, "id": ["一", "二", "三"], "published": ["2023-02-14"] * 3}
    parquet.write_table(arrow.table(columns), tmp_path / "a.parquet")
    one, two, three = read_inputs([str(tmp_path)])
    assert isinstance(one, Article)
    assert (one.id, one.text, one.published) == ("一", "开工", "2023-02-14")
    assert isinstance(two, Article)
    assert two.text == "今年完工"
    assert isinstance(three, Failure)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_web_pages(tmp_path: Path, encoding: str) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_bytes(PAGE.encode(encoding))
    [article] = articles(tmp_path / "a.html")
    assert article.text.splitlines()[0] == "项目开工"
    assert article.text.endswith("重要支撑。")
    assert not {"首页", "版权所有"} & set(article.text.splitlines())
    assert (article.id, article.published) == ((tmp_path / "a").as_posix(), "2023-02-14")
    (tmp_path / "empty.html").write_text("<html></html>", encoding="utf-8")
    assert failures(tmp_path / "empty.html")[0].reason == "no main text was found in the page"


def test_stored_docs_give_their_raw_text(tmp_path: Path) -> None:
    ours = newsnlp.nlp("項(xiàng)目去年10月開工", published="2023-02-14")
    for name, docs in (("a", [ours]), ("b", [spacy.blank("zh")("开工")])):
        DocBin(docs=docs, store_user_data=True).to_disk(tmp_path / f"{name}.spacy")
    one, two = articles(tmp_path)
    assert (one.text, one.published) == ("項(xiàng)目去年10月開工", "2023-02-14")
    assert (two.text, two.published, two.line) == ("开工", None, 1)


def test_globs(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for name in ("b.txt", "a.txt", "x/c.txt", "[1].txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [a.text for a in articles(f"{tmp_path}/?.txt")] == ["a.txt", "b.txt"]
    assert [a.text for a in articles(f"{tmp_path}/**/c.txt")] == ["x/c.txt"]
    assert [a.text for a in articles(f"{tmp_path}/[1].txt")] == ["[1].txt"]
    assert failures(f"{tmp_path}/*.csv")[0].reason == "no file fits the pattern"


def test_folders_are_read_in_order_of_name_and_own_files_passed_over(tmp_path: Path) -> None:
    names = ["a.txt", "a/z.txt", "a/b/c.txt", "a-b.txt", "b.pdf", "out.csv/x.csv", "out.jsonl", "c/out.jsonl"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}', encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "out.jsonl")
    inputs = Inputs([str(tmp_path)], leave_out=[tmp_path / "out.csv", tmp_path / "out.jsonl"])
    read = [Path(item.source).relative_to(tmp_path).as_posix() for item in inputs]
    assert read == ["a/b/c.txt", "a/z.txt", "a-b.txt", "a.txt", "c/out.jsonl"]
    assert (inputs.files, inputs.done) == (5, 5 * 13)


def test_a_folder_without_anything_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    assert "the folder holds no .txt" in failures(tmp_path)[0].reason
    assert failures(tmp_path / "*.pdf")[0].reason.startswith("unknown kind of file")


def test_a_file_changed_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x"}\n' * 20_000, encoding="utf-8")
    reading = read_inputs([str(path)])
    next(reading)
    path.write_text('{"text": "y"}\n' * 20_000, encoding="utf-8")
    *_, last = reading
    assert isinstance(last, Failure)
    assert "changed while it was read" in last.reason


def test_a_file_replaced_while_it_is_read_is_read_as_it_was(tmp_path: Path) -> None:
    path, new = tmp_path / "a.jsonl", tmp_path / "new"
    path.write_text('{"text": "x"}\n' * 20_000, encoding="utf-8")
    new.write_text('{"text": "y"}\n' * 20_000, encoding="utf-8")
    reading = read_inputs([str(path)])
    first = next(reading)
    new.replace(path)
    assert {item.text for item in [first, *reading] if isinstance(item, Article)} == {"x"}


def test_how_far_the_reading_is(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"text": "x"}\n' * 20_000, encoding="utf-8")
    inputs = Inputs([str(tmp_path)])
    reached = [inputs.done for _ in inputs]
    assert inputs.size() == inputs.done == 2 * 20_000 * 14
    assert reached == sorted(reached)
    assert 0 < reached[0] < inputs.size() / 2 < reached[-1]
