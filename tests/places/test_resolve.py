"""Which division a name means in its document."""

import pytest

from newsnlp.places import Context, Division, PlaceMention, above, find, resolve


@pytest.mark.parametrize(
    "name, document, code",
    [
        ("通州区", "南通市召开会议。", "320612"),
        ("通州区", "北京市召开会议。", "110112"),
        ("通州", "南通、海门、启东三地", "320612"),
        ("鼓楼区", "南京市召开会议。", "320106"),
        ("鼓楼区", "徐州市召开会议。", "320302"),
        ("鼓楼区", "福建省福州市召开会议。", "350102"),
        ("和平区", "沈阳举行活动。", "210102"),
        ("和平区", "天津举行活动。", "120101"),
        ("朝阳", "辽宁举行活动。", "211300"),
        ("朝阳区", "吉林省长春市。", "220104"),
        ("西湖区", "南昌市。", "360103"),
        ("新华区", "河北省石家庄市。", "130105"),
        ("城关区", "甘肃省兰州市。", "620102"),
        ("市中区", "济南市。", "370103"),
        ("南通市通州区", "", "320612"),
        ("海门市", "", "320614"),
        ("襄樊", "襄樊市。", "420600"),
        ("海南", "", "460000"),
        ("重庆", "", "500000"),
        ("雄安新区", "", "133100"),
    ],
)
def test_decided(name: str, document: str, code: str) -> None:
    found = resolve(name, Context.of(document))
    assert isinstance(found, Division)
    assert found.code == code


@pytest.mark.parametrize(
    "name, document, candidates",
    [
        ("通州区", "", 2),
        ("通州区", "北京与南通签约。", 2),
        ("鼓楼区", "", 4),
        ("鼓楼区", "南京、徐州两市。", 4),
        ("和平区", "", 2),
        ("不知道什么地方", "", 0),
    ],
)
def test_left_open(name: str, document: str, candidates: int) -> None:
    found = resolve(name, Context.of(document))
    assert isinstance(found, tuple)
    assert len(found) == candidates


def test_divisions_know_what_is_above_them() -> None:
    division = resolve("海安市", Context.of(""))
    assert isinstance(division, Division)
    assert [upper.code for upper in above(division)] == ["320600", "320000"]
    assert division.full_name == "江苏省南通市海安市"
    assert Division.from_dict(division.to_dict()) == division


def test_a_context_can_be_made_of_mentions_already_found() -> None:
    text = "南通市召开会议，通州区参加。"
    mentions: list[PlaceMention] = find(text)
    assert Context.of(text, mentions) == Context.of(text)
