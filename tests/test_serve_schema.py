"""Requests made from the service's own OpenAPI document, right and wrong: it answers as it says there."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import newsnlp
from newsnlp.serve import create_app

pytest.importorskip("fastapi")
schemathesis = pytest.importorskip("schemathesis")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def api() -> Any:
    app = create_app(newsnlp.load(words=False), max_characters=2_000)
    return schemathesis.openapi.from_asgi("/openapi.json", app)


# Without schemathesis' own pytest plugin, which reaches into pytest where newer versions differ.
@pytest.mark.parametrize(
    "path, method, mode",
    [
        ("/health", "GET", schemathesis.GenerationMode.POSITIVE),
        ("/annotate", "POST", schemathesis.GenerationMode.POSITIVE),
        ("/annotate", "POST", schemathesis.GenerationMode.NEGATIVE),
    ],
)
def test_the_service_answers_as_it_says(api: Any, path: str, method: str, mode: Any) -> None:
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=api[path][method].as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.call_and_validate()

    check()
