"""Training of the tagger: corpora read and kept apart, partial labels, substitution, and a run from end to end."""

import hashlib
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from newsnlp.errors import InputError, ModelError
from newsnlp.labels import Entity
from newsnlp.resources import path
from newsnlp.tagger import Tagger
from newsnlp.tagger.decoding import decode
from newsnlp.tagger.reading import Reading
from newsnlp.tagger.scheme import NAMES, SCHEMES, SINGLE, entities, size, tag
from newsnlp.train import main
from newsnlp.training.examples import example
from newsnlp.training.export import export
from newsnlp.training.fitting import tensors
from newsnlp.training.losses import PLAIN, loss
from newsnlp.training.pages import Documents
from newsnlp.training.restoring import restore
from newsnlp.training.sources import read_corpora
from newsnlp.training.substitution import Substitution
from newsnlp.training.teaching import Teacher, plain_examples

SENTENCES = [
    {"text": f"{place}市长{name}来到{place}第{number}中学。", "ents": [[0, 2, "LOC"], [4, 6, "PER"]]}
    for number, (place, name) in enumerate(
        zip(["南通", "泰州", "扬州", "徐州", "苏州"] * 12, ["李文", "周远", "刘明", "王芳"] * 15, strict=True)
    )
]


def write(folder: Path, **parts: list[dict]) -> Path:
    folder.mkdir()
    for part, rows in parts.items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{part}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_what_shares_text_with_a_scored_part_is_taken_out(tmp_path: Path) -> None:
    long = {"text": "南通市人民政府今天上午在南通举行新闻发布会。", "ents": [[0, 7, "ORG"]]}
    one = write(tmp_path / "ner_msra", train=[long, SENTENCES[0]], dev=[SENTENCES[3]], test=[])
    two = write(tmp_path / "ner_uner", train=[SENTENCES[1]], dev=[SENTENCES[2]], test=[long])
    corpora = read_corpora([one, two])
    assert [corpus.taken_out for corpus in corpora] == [1, 0]
    assert [corpus.scheme for corpus in corpora] == ["msra", "uner"]


def test_a_part_in_several_files(tmp_path: Path) -> None:
    whole = write(tmp_path / "ner_msra", train=SENTENCES[:3], dev=SENTENCES[3:])
    (tmp_path / "apart").mkdir()
    apart = write(tmp_path / "apart" / "ner_msra", dev=SENTENCES[3:])
    write(apart / "train", b=SENTENCES[1:3], a=SENTENCES[:1])
    assert read_corpora([apart]) == read_corpora([whole])


def test_a_corpus_of_no_known_scheme(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no label scheme"):
        read_corpora([write(tmp_path / "weibo", train=SENTENCES[:2])])
    with pytest.raises(InputError, match=r"has no train\.jsonl"):
        read_corpora([tmp_path])


def test_pages_are_found_by_hash_and_annotated_in_the_raw_text(tmp_path: Path) -> None:
    raw = "　南通市陸(lù)地面积公布，市长李文到会。"
    sha256 = hashlib.sha256(raw.encode()).hexdigest()
    rows = [{"sha256": sha256, "ents": [[1, 4, "GPE"], [15, 17, "TITLE"], [17, 19, "PERSON"]]}] * 2
    folder = write(tmp_path / "pages", train=rows, test=rows[:1])
    (corpus,) = read_corpora([folder], Documents([raw]))
    text, entities = corpus.test[0]
    assert corpus.scheme == "news"
    assert "陆地" in text
    assert [text[start:end] for start, end, _ in entities] == ["南通市", "市长", "李文"]
    with pytest.raises(InputError, match=f"no document has the sha256 {sha256}"):
        read_corpora([folder])


def test_no_page_is_in_both_parts_and_names_do_not_overlap() -> None:
    folder = Path(__file__).parents[2] / "pages"
    parts = {
        part: [json.loads(line) for line in (folder / f"{part}.jsonl").read_text("utf-8").splitlines()]
        for part in ("train", "dev", "test")
    }
    hashes = [row["sha256"] for rows in parts.values() for row in rows]
    assert len(set(hashes)) == len(hashes)
    for row in (row for rows in parts.values() for row in rows):
        assert all(start < end and label in NAMES for start, end, label in row["ents"])
        assert all(one[1] <= two[0] for one, two in pairwise(row["ents"]))


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_posts_are_of_annotated_pages_and_point_into_them(part: str) -> None:
    folder = Path(__file__).parents[2] / "pages"
    names, posts = (
        [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in (part, f"posts_{part}")
    )
    spans = {row["sha256"]: {tuple(entity) for entity in row["ents"]} for row in names}
    for row in posts:
        titles = {(start, end) for start, end, label in spans[row["sha256"]] if label == "TITLE"}
        for post in row["posts"]:
            assert post["status"] in {
                "current",
                "former",
                "acting",
                "candidate",
                "appointed",
                "removed",
                "deceased",
            }
            assert all(end - start > 0 for start, end in post["title"])
            assert titles


def test_another_scheme_says_what_ours_may_be() -> None:
    made = example("南通市长李文", [Entity(0, 2, "LOC"), Entity(4, 6, "PER")], "msra", [])
    person = NAMES.index("PERSON")
    assert made.allowed[4].nonzero()[0].tolist() == [tag(person, 1)]
    # whether 市长 is a title is left open, that it is no person is not
    assert made.allowed[2, tag(NAMES.index("TITLE"), 1)]
    assert not made.allowed[2, tag(person, SINGLE)]


def test_substitution_keeps_the_entities_in_their_places() -> None:
    text = "南通市市长李文说，李文和周远到了。"
    entities = [
        Entity(0, 3, "GPE"),
        Entity(5, 7, "PERSON"),
        Entity(9, 11, "PERSON"),
        Entity(12, 14, "PERSON"),
    ]
    made, placed = Substitution(7)(text, entities)
    names = [made[entity.start : entity.end] for entity in placed]
    assert names[1] == names[2] != names[3]
    assert names[0].endswith("市")
    assert made.replace(names[0], "", 1).startswith("市长")


@pytest.mark.slow
@pytest.mark.parametrize("teacher", [[], ["--teacher", path("tagger")]], ids=["alone", "taught"])
def test_a_run_from_end_to_end_and_again(
    teacher: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = write(tmp_path / "ner_msra", train=SENTENCES, dev=SENTENCES[:5], test=SENTENCES[:5])
    texts = tmp_path / "texts.jsonl"
    texts.write_text(
        "".join(
            json.dumps({"id": str(at), "text": row["text"] * 40}) + "\n" for at, row in enumerate(SENTENCES)
        ),
        encoding="utf-8",
    )
    out = tmp_path / "out"
    command = [
        "ner",
        "--corpora",
        str(corpus),
        "--texts",
        str(texts),
        "--passes",
        "2",
        "--pretraining",
        "0.5",
    ]
    command += ["--work", str(tmp_path / "work"), "-o", str(out), *teacher]
    assert main(command) == 0
    assert ("plain sentences read by" in capsys.readouterr().out) == bool(teacher)
    assert "| ner_msra test |" in (out / "README.md").read_text(encoding="utf-8")
    assert (out / "tagger.onnx").stat().st_size < 12_000_000
    first = Tagger(out, "msra").tag("南通市长李文")
    assert main(command) == 0  # everything is there: nothing is trained again
    assert Tagger(out, "msra").tag("南通市长李文") == first
    assert "step" not in capsys.readouterr().out.rpartition("ner_msra: scheme")[2]


def test_a_tagger_is_restored_as_it_was_written(tmp_path: Path) -> None:
    shipped = Path(path("tagger"))
    network = restore(shipped)
    export(network, tmp_path / "tagger.onnx")
    Reading.load(shipped).save(tmp_path)
    text = "泰州市市长周文远会见马来西亚客人，南通四建集团承建通州湾港区。"
    assert Tagger(tmp_path).tag(text) == Tagger(shipped).tag(text)
    again = restore(tmp_path).state_dict()
    for name, value in network.state_dict().items():
        assert torch.allclose(value, again[name], atol=0.02), name


def test_a_teacher_gives_its_chances_to_each_character() -> None:
    teacher = Path(path("tagger"))
    text = "泰州市市长周文远说"
    sentences = [[example(text, [], scheme, [])] for scheme in ("news", "msra")]
    [news], [msra], [plain] = map(Teacher(teacher).taught, [*sentences, plain_examples([text], [], 0)])
    widths = [made.taught.shape[1] for made in (news, msra, plain) if made.taught is not None]
    assert widths == [size("news"), size("news") + size("msra"), sum(map(size, SCHEMES))]
    assert news.taught is not None
    found = decode(news.taught[:, None].astype(np.float32), np.array([len(text)]))[:, 0]
    assert entities(found, NAMES) == Tagger().tag(text)


def test_what_a_teacher_thinks_of_a_plain_sentence_is_learnt_by_all_heads() -> None:
    teacher = Path(path("tagger"))
    network, reading = restore(teacher), Reading.load(teacher)
    [made] = Teacher(teacher).taught(plain_examples(["泰州市市长周文远说"], [], 0))
    inputs, _, mask = tensors([made], reading, False)
    loss(network, [made], network.eval()(*inputs)[torch.from_numpy(mask)], mask).backward()
    assert made.scheme == PLAIN
    assert all(head.weight.grad is not None for head in network.heads.values())


def test_of_what_its_corpus_rules_out_a_teacher_is_not_heard() -> None:
    teacher = Path(path("tagger"))
    network, reading = restore(teacher).eval(), Reading.load(teacher)
    plain = example("李文说", [Entity(0, 2, "PER")], "msra", [])
    inputs, _, mask = tensors([plain], reading, False)
    encoded = network(*inputs)[torch.from_numpy(mask)]
    width = size("news") + size("msra")
    place = tag(NAMES.index("GPE"), SINGLE)  # the teacher is sure of a place that the corpus rules out
    sure = np.zeros((3, width), np.float16)
    sure[:, place] = 30
    flat = np.zeros((3, width), np.float16)
    given = [loss(network, [replace(plain, taught=scores)], encoded, mask).item() for scores in (sure, flat)]
    assert given[0] == pytest.approx(given[1], abs=0.01)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--begin", path("tagger"), "-o", "out"], "not both"),
        (["-o", path("tagger")], "teacher's own folder"),
    ],
)
def test_options_that_exclude_each_other(
    options: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["ner", "--corpora", str(tmp_path), "--teacher", path("tagger"), *options]
    assert main(command) == 2
    assert message in capsys.readouterr().err


def test_a_folder_without_a_tagger_is_none_to_go_on_from(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no tagger to go on from"):
        restore(tmp_path)


@pytest.mark.slow
def test_a_tagger_is_trained_further(tmp_path: Path) -> None:
    corpus = write(tmp_path / "ner_msra", train=SENTENCES, dev=SENTENCES[:5], test=SENTENCES[:5])
    command = ["ner", "--corpora", str(corpus), "--passes", "1", "--begin", path("tagger")]
    command += ["--work", str(tmp_path / "work"), "-o", str(tmp_path / "out")]
    assert main(command) == 0
    assert [file.name[:8] for file in (tmp_path / "work").glob("further*")] == ["further-"]
    text = "泰州市市长周文远说"
    assert Tagger(tmp_path / "out").tag(text) == Tagger().tag(text)
