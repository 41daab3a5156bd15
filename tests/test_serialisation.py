"""Every value survives every way a Doc or a pipeline travels."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.tokens.underscore import Underscore

import newsnlp
from conftest import DAMAGED
from newsnlp import state
from newsnlp.errors import InputError

CONTEXT = {"published": "2023-02-14"}


def snapshot(doc: Doc) -> dict:
    """All that a user can ask of a Doc."""
    return {
        "record": newsnlp.to_record(doc),
        "raw": doc._.raw_text,
        "words": [token.text for token in doc],
        "sentences": [sentence.text for sentence in doc.sents],
        "rules": [ent.id_ for ent in doc.ents],
        "divisions": [ent._.division for ent in doc.ents],
        "raw offsets": [(ent._.raw_start, ent._.raw_end) for ent in doc.ents],
    }


def read(nlp: Language) -> Doc:
    [(doc, _)] = nlp.pipe([(DAMAGED, CONTEXT)], as_tuples=True)
    return doc


def doc_bin(doc: Doc) -> Doc:
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    return next(iter(DocBin().from_bytes(data).get_docs(doc.vocab)))


WAYS: dict[str, Callable[[Doc], Doc]] = {
    "DocBin": doc_bin,
    "to_bytes": lambda doc: Doc(doc.vocab).from_bytes(doc.to_bytes()),
    "pickle": lambda doc: pickle.loads(pickle.dumps(doc)),
}


@pytest.fixture(scope="module", params=["words", "characters", "names of another pipeline"])
def pipeline(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Language:
    if request.param != "names of another pipeline":
        return newsnlp.load(words=request.param == "words")
    other = spacy.blank("zh")
    other.add_pipe("entity_ruler").add_patterns([{"label": "FAC", "pattern": "周文远"}])
    folder = tmp_path_factory.mktemp("other")
    other.to_disk(folder)
    return newsnlp.load(ner=folder)


def test_the_sample_holds_every_kind_of_finding(pipeline: Language) -> None:
    record = newsnlp.to_record(read(pipeline))
    assert all(record[key] for key in record if key != "id"), {key: record[key] for key in record}


@pytest.mark.parametrize("way", WAYS)
def test_doc_travels(pipeline: Language, way: str) -> None:
    doc = read(pipeline)
    assert snapshot(WAYS[way](doc)) == snapshot(doc)


def test_pipeline_travels_by_disk(pipeline: Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "saved")
    assert snapshot(read(spacy.load(tmp_path / "saved"))) == snapshot(read(pipeline))


def test_pipeline_travels_by_bytes(pipeline: Language) -> None:
    copy = spacy.util.load_model_from_config(pipeline.config, auto_fill=True)
    copy.from_bytes(pipeline.to_bytes())
    assert snapshot(read(copy)) == snapshot(read(pipeline))


def test_pipeline_travels_by_pickle(pipeline: Language) -> None:
    assert snapshot(read(pickle.loads(pickle.dumps(pipeline)))) == snapshot(read(pipeline))


def test_two_processes_give_the_same(pipeline: Language) -> None:
    texts = [(DAMAGED, CONTEXT), ("", {}), ("明天下雨。", CONTEXT)]
    alone = [snapshot(doc) for doc, _ in pipeline.pipe(texts, as_tuples=True)]
    together = [snapshot(doc) for doc, _ in pipeline.pipe(texts, as_tuples=True, n_process=2, batch_size=1)]
    assert together == alone


def test_a_saved_pipeline_loads_without_importing_newsnlp(pipeline: Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "saved")
    code = (
        "import json, sys, spacy; nlp = spacy.load(sys.argv[1]);"
        "print(json.dumps([ent.text for ent in nlp(sys.argv[2]).ents]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "saved"), DAMAGED]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == [ent.text for ent in pipeline(DAMAGED).ents]


def values(doc: Doc | Span) -> list[tuple]:
    return [(ent.text, ent._.raw_start, ent._.raw_end, ent._.amount, ent._.date) for ent in doc.ents]


def test_values_move_with_joined_docs(pipeline: Language) -> None:
    doc = read(pipeline)
    with pytest.warns(UserWarning, match=state.KEY):
        joined = Doc.from_docs([doc, doc])
    assert values(joined) == values(doc) * 2
    with pytest.raises(InputError, match="lost its raw text"):
        newsnlp.to_record(joined)


def test_a_part_of_a_doc_does_not_pass_for_the_whole(pipeline: Language) -> None:
    doc = read(pipeline)
    *_, sentence = doc.sents
    part = sentence.as_doc(copy_user_data=True)
    assert values(part) == values(sentence)
    assert (part._.raw_text, part._.officials) == (part.text, ())
    assert sentence.as_doc().ents[0]._.raw_start is None
    with pytest.raises(InputError, match="lost its raw text"):
        newsnlp.to_record(part)


def test_a_doc_stored_without_its_values_says_so(pipeline: Language) -> None:
    data = DocBin(docs=[read(pipeline)]).to_bytes()
    doc = next(iter(DocBin().from_bytes(data).get_docs(pipeline.vocab)))
    assert doc.ents[0]._.raw_start is None
    with pytest.raises(InputError, match="store_user_data"):
        newsnlp.to_record(doc)


def test_workers_that_start_afresh(pipeline: Language) -> None:
    # Where processes are spawned, spaCy pickles every registered attribute for them.
    assert pickle.loads(pickle.dumps(Underscore.get_state())) is not None


def test_a_saved_pipeline_takes_long_texts(pipeline: Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved").max_length == pipeline.max_length > 1_000_000


COMPONENTS = [name for name in newsnlp.load().pipe_names if name != "newsnlp_patterns"]


@pytest.mark.parametrize("component", [*COMPONENTS, "newsnlp_phrases"])
def test_each_component_is_loaded_from_its_name(component: str, tmp_path: Path) -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "newsnlp.CharacterTokenizer.v1"}}})
    nlp.add_pipe(component)
    nlp.to_disk(tmp_path)
    first, second = nlp(DAMAGED), spacy.load(tmp_path)(DAMAGED)
    assert second.to_json() == first.to_json()
    assert second.user_data == first.user_data
