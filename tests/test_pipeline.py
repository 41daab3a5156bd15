"""The pipeline as a user meets it."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example

import newsnlp
from conftest import DAMAGED
from newsnlp.batch import Settings
from newsnlp.errors import ModelError
from newsnlp.labels import LABELS
from newsnlp.records import schema
from newsnlp.resources import path


@pytest.fixture(scope="module")
def record() -> dict:
    return newsnlp.to_record(newsnlp.nlp(DAMAGED, published="2023-02-14"), id="a")


def test_the_record_conforms_to_its_schema(record: dict) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(json.dumps(record)), schema())


def test_the_schema_refuses_what_is_not_in_it(record: dict) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"entitys": []}, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"amounts": [record["amounts"][0] | {"low": 5}]}, schema())


def test_every_offset_reads_the_text_it_names(record: dict) -> None:
    for kind in ("entities", "amounts", "dates"):
        for item in record[kind]:
            assert record["text"][item["start"] : item["end"]] == item["text"]
    for repair in record["repairs"]:
        assert DAMAGED[repair["raw_start"] : repair["raw_end"]] == repair["before"]


def test_amounts_are_exact(record: dict) -> None:
    found = {
        item["text"]: (item["kind"], item["low"], item["high"], item["unit"]) for item in record["amounts"]
    }
    assert found["12.5亿元"] == ("money", "1250000000", "1250000000", "CNY")
    assert found["300亩"] == ("area", "300", "300", "mu")


def test_raw_offsets_show_the_damage(nlp: Language) -> None:
    doc = nlp(DAMAGED)
    person = next(ent for ent in doc.ents if ent.text == "周文远")
    assert DAMAGED[person._.raw_start : person._.raw_end] == "周文遠(yuǎn)"


def test_an_official_holds_posts_with_inherited_organs(record: dict) -> None:
    posts = {
        (official["name"], post["title"], post["organ"])
        for official in record["officials"]
        for post in official["posts"]
    }
    assert {("周文远", "常委", "泰州市委"), ("周文远", "书记", "姜堰区委")} <= posts


def test_relative_dates_need_a_day_of_publication(nlp: Language) -> None:
    [date] = newsnlp.to_record(nlp("去年10月开工。"))["dates"]
    assert date["start_date"] is None
    [date] = newsnlp.to_record(newsnlp.nlp("去年10月开工。", published="2023-02-14"))["dates"]
    assert (date["start_date"], date["end_date"]) == ("2022-10-01", "2022-10-31")


def test_no_word_crosses_an_entity(nlp: Language) -> None:
    doc = nlp(DAMAGED)
    edges = {token.idx for token in doc} | {len(doc.text)}
    assert all({ent.start_char, ent.end_char} <= edges for ent in doc.ents)
    assert len(doc) < len(doc.text)


def test_entities_set_by_a_component_of_the_user_are_kept() -> None:
    nlp = newsnlp.load(words=False)
    ruler = nlp.add_pipe("entity_ruler", before="newsnlp_names")
    ruler.add_patterns([{"label": "PROJECT", "pattern": "50亿元的项目"}])
    assert [(ent.text, ent.label_) for ent in nlp("投资50亿元的项目").ents] == [("50亿元的项目", "PROJECT")]


def test_traditional_script_can_be_kept() -> None:
    nlp = newsnlp.load(script="keep", words=False)
    assert nlp("臺北市政府宣布興建捷運").text == "臺北市政府宣布興建捷運"


def test_a_tagger_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(path("tagger"), tmp_path / "mine")
    (tmp_path / "p.jsonl").write_text('{"label": "FAC", "pattern": "泰州市"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    nlp = newsnlp.load(tagger="mine", patterns="p.jsonl", words=False)
    config = nlp.get_pipe_config("newsnlp_tagger")
    assert (config["folder"], config["patterns_first"]) == (str(tmp_path / "mine"), True)
    nlp.to_disk("saved")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for pipe in (nlp, spacy.load(tmp_path / "saved")):
        found = [(ent.text, ent.label_) for ent in pipe("泰州市市长李明出席。").ents]
        assert found == [("泰州市", "FAC"), ("市长", "TITLE"), ("李明", "PERSON")]
    with pytest.raises(ModelError, match="no tagger in"):
        newsnlp.load(tagger=tmp_path / "elsewhere")


def test_the_run_knows_one_tagger_from_another(tmp_path: Path) -> None:
    shutil.copytree(path("tagger"), tmp_path / "mine")
    one = Settings(tagger=tmp_path / "mine").fingerprint()
    (tmp_path / "mine" / "README.md").write_text("trained further", encoding="utf-8")
    assert len({one, Settings(tagger=tmp_path / "mine").fingerprint(), Settings().fingerprint()}) == 3


def test_labels_of_the_users_own_conform_and_are_shown(record: dict) -> None:
    nlp = newsnlp.load(words=False)
    ruler = nlp.add_pipe("entity_ruler", before="newsnlp_names")
    ruler.add_patterns([{"label": "ENERGY<1>", "pattern": "光伏"}])
    doc = nlp("光伏项目投资3亿元")
    jsonschema.validate(json.loads(json.dumps(newsnlp.to_record(doc))), schema())
    shown = str(newsnlp.show(doc))
    assert 'title="a label of your own">光伏<small>ENERGY&lt;1&gt;</small>' in shown
    nameless = [record["entities"][0] | {"label": ""}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"entities": nameless}, schema())


def test_the_schema_lists_every_label_of_ours() -> None:
    told = schema()["properties"]["entities"]["items"]["properties"]["label"]["description"]
    assert set(LABELS) <= set(told.replace(",", " ").replace(";", " ").split())


def test_the_pipeline_can_be_scored_as_spacy_scores(nlp: Language) -> None:
    reference = nlp.make_doc("投资50亿元")
    reference.ents = [Span(reference, 2, 6, "MONEY")]
    example = Example(nlp.make_doc(reference.text), reference)
    assert newsnlp.load(words=False).evaluate([example])["ents_f"] == 1.0


def test_span_groups_of_the_user_are_left_alone() -> None:
    nlp = newsnlp.load()

    @Language.component("groups_of_the_user")
    def add(doc):
        doc.spans["names"] = [doc[0:2], doc[len(doc) : len(doc)]]
        return doc

    nlp.add_pipe("groups_of_the_user", first=True)
    doc = nlp("我们投资50亿元")
    assert [span.text for span in doc.spans["names"]] == ["我们", ""]
    assert [ent.text for ent in doc.ents] == ["50亿元"]


def test_the_day_of_publication_can_be_set() -> None:
    nlp = newsnlp.load(words=False)
    doc = nlp.make_doc("去年10月开工")
    doc._.published = "2023-02-14"
    assert str(nlp(doc).ents[0]._.date.start) == "2022-10-01"
