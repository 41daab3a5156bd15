"""The HTTP service: records, health, limits, and what wrong requests are told."""

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from spacy.language import Language

import newsnlp
from conftest import DAMAGED
from newsnlp.records import schema
from newsnlp.serve import create_app, main

pytest.importorskip("uvicorn")
pytest.importorskip("httpx")
testclient = pytest.importorskip("fastapi.testclient")
LIMIT = 500
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def client(nlp: Language) -> Iterator[Any]:
    with testclient.TestClient(create_app(nlp, max_characters=LIMIT)) as client:
        yield client


def test_an_article_gives_its_record(client: Any, nlp: Language) -> None:
    answer = client.post("/annotate", json={"text": DAMAGED, "published": "2023-03-20", "id": "a"})
    assert answer.status_code == 200
    [(doc, _)] = nlp.pipe([(DAMAGED, {"published": "2023-03-20"})], as_tuples=True)
    assert answer.json() == newsnlp.to_record(doc, "a")
    Draft202012Validator(schema()).validate(answer.json())
    assert answer.json()["officials"]


def test_the_text_alone_is_enough(client: Any) -> None:
    record = client.post("/annotate", json={"text": "总投资60亿元"}).json()
    assert (record["id"], record["published"]) == ("", None)
    assert record["amounts"][0]["low"] == "6000000000"


def test_health(client: Any) -> None:
    answer = client.get("/health")
    expected = {"status": "ok", "version": newsnlp.__version__, "max_characters": LIMIT}
    assert (answer.status_code, answer.json()) == (200, expected)


@pytest.mark.parametrize(
    "body, status, reason",
    [
        ({"text": "亿" * (LIMIT + 1)}, 422, "at most 500 characters"),
        ({}, 422, "Field required"),
        ({"text": 5}, 422, "valid string"),
        ({"text": None}, 422, "valid string"),
        (["开工"], 422, "valid dict"),
        ({"text": "开工", "publsihed": "2023-02-14"}, 422, "not permitted"),
        ({"text": "开工", "published": "2023-02-30"}, 422, "ISO date such as 2023-02-14"),
        ({"text": "开工", "published": "14.2.2023"}, 422, "match pattern"),
        ({"text": "开工", "published": 20230214}, 422, "valid string"),
        ({"text": "开工", "id": "x" * 1_001}, 422, "at most 1000 characters"),
        ({"text": "x" * 100_000}, 413, "longer than 22,384 bytes"),
    ],
)
def test_what_is_wrong_is_said(client: Any, body: object, status: int, reason: str) -> None:
    answer = client.post("/annotate", json=body)
    assert answer.status_code == status
    assert reason in json.dumps(answer.json()["detail"], ensure_ascii=False)
    assert len(answer.text) < 1_000, "what was sent is not sent back"


@pytest.mark.parametrize(
    "body, status",
    [
        (b"", 422),
        (b"{broken", 422),
        (b"\xff\xfe\xfa", 400),
        (b"[" * 20_000, 400),
        (b'{"text": "\\ud83d"}', 422),
        (b'{"text": NaN}', 422),
    ],
    ids=["empty", "no JSON", "no Unicode", "deeply nested", "half a character", "no string"],
)
def test_bodies_that_are_no_article(client: Any, body: bytes, status: int) -> None:
    answer = client.post("/annotate", content=body, headers=JSON)
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("kind", [{}, {"content-type": "application/x-www-form-urlencoded"}])
def test_a_body_that_is_not_said_to_be_json(client: Any, kind: dict[str, str]) -> None:
    answer = client.post("/annotate", content=b"text=x", headers=kind)
    assert answer.status_code == 415
    assert "Content-Type: application/json" in answer.json()["detail"]


def test_a_long_body_is_refused_while_it_comes(client: Any) -> None:
    chunks = (b" " * 1_000 for _ in range(1_000))
    answer = client.post("/annotate", content=chunks, headers=JSON)
    assert answer.status_code == 413
    assert "longer than" in answer.json()["detail"]


def test_the_longest_text_is_read_however_it_is_written(client: Any) -> None:
    text = "😀" * LIMIT
    body = json.dumps({"text": text, "id": "号" * 1_000})
    assert len(body) > 12 * LIMIT
    assert client.post("/annotate", content=body, headers=JSON).json()["text"] == text


@pytest.mark.parametrize(
    "options, reason",
    [
        (["--port", "99999"], "expected a whole number from 0 to 65535, not '99999'"),
        (["--port", "-1"], "expected a whole number from 0 to 65535"),
        (["--max-characters", "-5"], "expected a whole number 1 or more, not '-5'"),
        (["--max-characters", "0"], "expected a whole number 1 or more"),
        (["--max-characters", "many"], "expected a whole number 1 or more"),
    ],
)
def test_wrong_options(options: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(options)
    assert reason in capsys.readouterr().err


def test_an_address_that_cannot_be_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["--port", port]) == 2
    assert f"cannot listen on 127.0.0.1 port {port}: Address already in use" in capsys.readouterr().err
    assert main(["--host", "no.such.host.invalid"]) == 2
    said = capsys.readouterr().err
    assert "cannot listen on no.such.host.invalid port 8000" in said
    assert said.count("\n") == 1


def test_the_service_needs_a_model_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--ner", "zh_core_web_none"]) == 2
    assert "python -m spacy download zh_core_web_none" in capsys.readouterr().err
