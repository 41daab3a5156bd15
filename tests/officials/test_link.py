"""What `link` gives beside title and organ: canonical names, events, dates of office, merging, mentions."""

from datetime import date

import pytest

from newsnlp.labels import Entity
from newsnlp.officials import Event, Linked, Official, Post, link

from .reading import read


def linked(marked: str, published: date | None = None) -> Linked:
    return link(*read(marked), published=published)


def posts(marked: str) -> list[Post]:
    return [post for official in linked(marked).officials for post in official.posts]


@pytest.mark.parametrize(
    "marked, canonical",
    [
        ("南通市通州区委书记【周启】", "中共南通市通州区委员会"),
        ("南通市通州区发改委主任【周启】", "南通市通州区发展和改革委员会"),
        ("海安市住建局局长【周启】", "海安市住房和城乡建设局"),
        ("如东县人大常委会主任【周启】", "如东县人民代表大会常务委员会"),
        ("南通市政协主席【周启】", "中国人民政治协商会议南通市委员会"),
        ("南通市委组织部部长【周启】", "中共南通市委员会组织部"),
        ("南通市长【周启】", "南通市人民政府"),
        ("江苏省委书记【周启】", "中共江苏省委员会"),
        ("国家发改委主任【周启】", "国家发展和改革委员会"),
        ("中组部部长【周启】", "中共中央组织部"),
        ("通州区委书记【周启】", None),
        ("恒力集团董事长【周启】", None),
        ("南通市纪委监委副书记【周启】", None),
    ],
)
def test_canonical_organs(marked: str, canonical: str | None) -> None:
    assert posts(marked)[0].organ_canonical == canonical


@pytest.mark.parametrize(
    "marked, inherited",
    [
        ("海门区委副书记、区长【周启】", [False, True]),
        ("海门区委常委、组织部部长【周启】", [False, True]),
        ("恒力集团董事长、总裁【周启】", [False, True]),
        ("来到海门区。区长【周启】说", [True]),
        ("海门区区长【周启】说", [False]),
    ],
)
def test_what_is_inherited_is_marked(marked: str, inherited: list[bool]) -> None:
    assert [post.organ_inherited for post in posts(marked)] == inherited


def test_open_jurisdictions_list_their_candidates() -> None:
    (post,) = posts("通州区区长【周启】表示")
    assert post.jurisdiction is not None
    assert post.jurisdiction.code is None
    assert post.jurisdiction.candidates == ("110112", "320612")


@pytest.mark.parametrize(
    "marked, first, last",
    [
        ("2007年7月至2019年7月任南通市市长的【周启】", "2007-07-01", "2019-07-31"),
        ("【周启】2020年3月起任南通市市长", "2020-03-01", None),
        ("【周启】，男，2016年2月至2020年5月任海安市副市长", "2016-02-01", "2020-05-31"),
        ("【周启】任南通市市长", None, None),
    ],
)
def test_dates_of_office(marked: str, first: str | None, last: str | None) -> None:
    (post,) = posts(marked)
    assert (post.start_date, post.end_date) == (first, last)


@pytest.mark.parametrize(
    "marked, event",
    [
        (
            "3月22日，会议任命【周启】为南通市副市长",
            Event("appointed", "周启", "副市长", "南通市", "2024-03-22"),
        ),
        (
            "2023年12月5日免去【周启】的海门区副区长职务",
            Event("removed", "周启", "副区长", "海门区", "2023-12-05"),
        ),
        ("接受【周启】辞去南通市副市长职务的请求", Event("resigned", "周启", "副市长", "南通市")),
        ("选举【周启】为南通市市长", Event("elected", "周启", "市长", "南通市")),
        ("提名【周启】为南通市市长候选人", Event("nominated", "周启", "市长", "南通市")),
    ],
)
def test_events(marked: str, event: Event) -> None:
    assert linked(marked, date(2024, 3, 25)).events == (event,)


def test_all_mentions_of_an_official_are_gathered() -> None:
    text, persons = read("通州区委书记【张强】在南通讲话。【张强】指出，要快。【张】书记强调，要好。")
    (official,) = link(text, persons).officials
    assert [text[start:end] for start, end in official.mentions] == ["张强", "张强", "张"]
    (post,) = official.posts
    assert [text[start:end] for start, end in post.mentions] == ["书记", "书记"]


def test_a_reporter_and_an_official_of_one_name_stay_apart() -> None:
    found = linked("南通市市长【李明】出席。记者【李明】报道").officials
    assert [[post.title for post in official.posts] for official in found] == [["市长"], ["记者"]]


def test_an_organ_from_a_model_is_used_as_given() -> None:
    text = "来自未来的甲乙丙董事长张强"
    (official,) = link(text, [Entity(5, 8, "ORG"), Entity(11, 13, "PERSON")]).officials
    assert official.posts[0].organ == "甲乙丙"


def test_values_survive_a_round_trip() -> None:
    result = linked("3月22日任命【周启】为通州区副区长", date(2024, 3, 25))
    assert [Official.from_dict(o.to_dict()) for o in result.officials] == list(result.officials)
    assert [Event.from_dict(e.to_dict()) for e in result.events] == list(result.events)
