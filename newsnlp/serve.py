"""`python -m newsnlp.serve`: newsnlp over HTTP, one pipeline in one process (extra `serve`).

  POST /annotate    {"text": ..., "published": "2023-02-14", "id": ...}  ->  the record (records/record.schema.json)
  GET /health       {"status": "ok", ...} once the pipeline is loaded
  GET /openapi.json

Only `text` is needed. Status: 200; 400 for a body that cannot be decoded, 413 for one that is too long, 415 for one
that is not said to be JSON, 422 for a text that is too long (--max-characters) or any other field that is wrong; the
reason stands in `detail`.

Exit status: 2 when it cannot be started (wrong options, missing model or extra, an address that cannot be taken).
"""

import argparse
import json
import socket
import sys
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from spacy.language import Language

import newsnlp
from newsnlp.errors import NewsnlpError
from newsnlp.extras import needed
from newsnlp.options import whole
from newsnlp.pipeline import load
from newsnlp.records import Record, schema, to_record
from newsnlp.state import iso_day

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from fastapi import FastAPI

    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Message, Receive, Send], Awaitable[None]]

MAX_CHARACTERS: Final = 100_000
# JSON may write a character as \uXXXX twice; the rest is room for the other fields.
_BYTES_A_CHARACTER: Final = 12
_BYTES_BESIDE: Final = 16_384
_Day = Annotated[
    str,
    Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(iso_day),
]


class Health(BaseModel):
    """What GET /health says."""

    status: str
    version: str
    max_characters: int


class Problem(BaseModel):
    """What every error says: the reason, and for a wrong field where it stands."""

    detail: str | list[dict[str, Any]]


def create_app(nlp: Language, *, max_characters: int = MAX_CHARACTERS) -> "FastAPI":
    """Make the application around one pipeline; texts are read one at a time, each up to `max_characters` long.

    Raises `ModelError` where FastAPI is not installed.

    >>> import newsnlp
    >>> [route.path for route in create_app(newsnlp.load(words=False)).routes if route.name == "annotate"]
    ['/annotate']
    """
    fastapi = needed("fastapi", "serve")
    exceptions, responses = needed("fastapi.exceptions", "serve"), needed("fastapi.responses", "serve")

    class Article(BaseModel):
        """What POST /annotate takes."""

        model_config = ConfigDict(extra="forbid", strict=True)
        text: Annotated[str, Field(max_length=max_characters, description="as crawled")]
        published: Annotated[_Day | None, Field(description="the day of publication")] = None
        id: Annotated[str, Field(max_length=1_000, description="comes back in the record")] = ""

    lock = Lock()  # a spaCy pipeline is not made for several threads

    # A plain function: FastAPI runs it in a thread, so that /health answers meanwhile.
    def annotate(article: Article) -> Any:
        """Read one article and give its record."""
        return responses.JSONResponse(_read(nlp, lock, article.model_dump()))

    async def health() -> Health:
        """Say that the pipeline is loaded."""
        return Health(status="ok", version=newsnlp.__version__, max_characters=max_characters)

    async def wrong_field(request: Any, error: Any) -> Any:
        if "json" not in request.headers.get("content-type", ""):
            reason = "send one JSON object, with the header Content-Type: application/json"
            return responses.JSONResponse({"detail": reason}, status_code=415)
        # Without what was sent, which may be long or no text at all.
        detail = [{key: fault[key] for key in ("loc", "msg", "type")} for fault in error.errors()]
        return responses.JSONResponse({"detail": detail}, status_code=422)

    app: FastAPI = fastapi.FastAPI(
        title="newsnlp", version=newsnlp.__version__, description="Facts from Chinese news."
    )
    answers: dict[int | str, dict[str, Any]] = {
        status: {"model": Problem, "description": text} for status, text in _PROBLEMS.items()
    }
    record = {"application/json": {"schema": {"$ref": "#/components/schemas/Record"}}}
    answers[200] = {"description": "Everything found in the article", "content": record}
    app.add_api_route("/annotate", annotate, methods=["POST"], responses=answers)
    app.add_api_route("/health", health, methods=["GET"])
    app.add_exception_handler(exceptions.RequestValidationError, wrong_field)
    app.add_middleware(_BodyLimit, most=max_characters * _BYTES_A_CHARACTER + _BYTES_BESIDE)
    _describe(app)
    return app


_PROBLEMS: Final = {
    400: "The body cannot be decoded",
    413: "The body is too long",
    415: "The body is not said to be JSON",
    422: "A field is wrong",
}


def _read(nlp: Language, lock: Lock, article: dict[str, Any]) -> Record:
    context = {"published": article["published"]}
    # What the text's strings take in spaCy's store is given back after each article.
    with lock, nlp.memory_zone():
        [(doc, _)] = nlp.pipe([(article["text"], context)], as_tuples=True)
        return to_record(doc, article["id"])


class _BodyLimit:
    """Refuse a body of more than `most` bytes while it comes in, whatever length it claims."""

    def __init__(self, app: "App", most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: "Message", receive: "Receive", send: "Send") -> None:
        seen = 0

        async def counted() -> "Message":
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                reason = f"the body is longer than {self._most:,} bytes: send one article at a time"
                raise needed("fastapi", "serve").HTTPException(413, reason)
            return message

        await self._app(scope, counted, send)


def _describe(app: "FastAPI") -> None:
    """Put the record's own schema into the OpenAPI document."""
    document = app.openapi()
    moved = json.dumps(schema()).replace('"#/$defs/', '"#/components/schemas/Record/$defs/')
    document["components"]["schemas"]["Record"] = json.loads(moved)
    app.openapi_schema = document


def main(argv: list[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m newsnlp.serve",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument(
        "--port", type=whole(0, 65_535), default=8000, help="port to listen on (default: 8000)"
    )
    parser.add_argument(
        "--max-characters",
        type=whole(1),
        default=MAX_CHARACTERS,
        metavar="N",
        help=f"the longest text that is read (default: {MAX_CHARACTERS})",
    )
    parser.add_argument("--ner", metavar="NAME_OR_PATH", help="a spaCy pipeline whose names to use as well")
    parser.add_argument("--tagger", metavar="FOLDER", type=Path, help="a tagger of your own")
    parser.add_argument(
        "--patterns", metavar="DIR", type=Path, help="a folder of pattern files of your own, or one file"
    )
    options = parser.parse_args(argv)
    try:
        uvicorn = needed("uvicorn", "serve")
        _check_address(options.host, options.port)
        nlp = load(ner=options.ner, patterns=options.patterns, tagger=options.tagger, words=False)
        app = create_app(nlp, max_characters=options.max_characters)
    except (NewsnlpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    uvicorn.run(app, host=options.host, port=options.port)
    return 0


def _check_address(host: str, port: int) -> None:
    """Raise OSError where nobody can listen: uvicorn would say so only when the pipeline is loaded, by status 3."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as taken:
                taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                taken.bind(address)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OSError(
            f"cannot listen on {host} port {port}: {reason}; name others by --host, --port"
        ) from error


if __name__ == "__main__":
    sys.exit(main())
