"""Every phenomenon of the grammar of posts, from persons alone: role words and organs are read by the grammar."""

from typing import Any

import pytest

from newsnlp.officials import link

from .reading import CASES, name_of, read


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_posts(case: dict[str, Any]) -> None:
    text, persons = read(case["text"])
    linked = link(text, persons)
    found = {(o.name, p.organ, p.title, p.status) for o in linked.officials for p in o.posts}
    assert found == {(p["name"], p["organ"], p["title"], p["status"]) for p in case["posts"]}
    codes = {
        (o.name, p.organ, p.title): p.jurisdiction.code if p.jurisdiction else None
        for o in linked.officials
        for p in o.posts
    }
    for post in case["posts"]:
        if "code" in post:
            assert codes[post["name"], post["organ"], post["title"]] == post["code"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300
    assert sum(not case["posts"] for case in CASES) >= 40
