"""What is decided between the rules and the tagger, a case a phenomenon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.labels import LABELS, Entity
from newsnlp.names.kinds import settled
from newsnlp.names.together import together


def spans(text: str, *named: tuple[str, str]) -> list[Entity]:
    return [Entity(text.index(name), text.index(name) + len(name), label) for name, label in named]


SETTLED = [
    ("an honorific belongs to a surname", "秦先生说", [("秦", "PERSON")], [("秦先生", "PERSON")]),
    ("a full name needs none", "周文远先生说", [("周文远", "PERSON")], [("周文远", "PERSON")]),
    ("a name that is held back", "税某犯贪污罪", [("税", "PERSON")], [("税某", "PERSON")]),
    ("one of several held back", "黎某甲判五年", [("黎", "PERSON")], [("黎某甲", "PERSON")]),
    ("a word that only points", "公司说", [("公司", "ORG")], []),
    ("a river is no division", "滦河边", [("滦河", "GPE")], [("滦河", "LOC")]),
    ("unless one is called so", "黑河市民", [("黑河", "GPE")], [("黑河", "GPE")]),
    ("a division is no region", "南通的粮", [("南通", "LOC")], [("南通", "GPE")]),
    ("a common word is no body", "保安报警", [("保安", "ORG")], []),
    ("unless a firm is called so", "联想投产", [("联想", "ORG")], [("联想", "ORG")]),
    ("a figure is no place", "八纵八横铁路网", [("八", "GPE")], []),
    ("one character may be a place", "沪上", [("沪", "GPE")], [("沪", "GPE")]),
    ("one character is no building", "援藏干部", [("藏", "FAC")], []),
    ("a verb before an organ", "成立商事调解中心", [("成立商事调解中心", "ORG")], [("商事调解中心", "ORG")]),
    ("a common word", "坐高铁到", [("高铁", "FAC")], []),
    (
        "a word before a role that only points",
        "有关负责人说",
        [("有关负责人", "TITLE")],
        [("负责人", "TITLE")],
    ),
    ("who acts for another", "任代理检察长", [("代理检察长", "TITLE")], [("检察长", "TITLE")]),
    ("whose agent he is", "代理律师说", [("代理律师", "TITLE")], [("代理律师", "TITLE")]),
    ("a number that goes on behind", "合肥采购7台客车", [("合肥采购7", "ORG")], []),
    ("a number in a name", "阳光100开盘", [("阳光100", "FAC")], [("阳光100", "FAC")]),
    ("a region with its word", "华南地区的铁路", [("华南", "GPE")], [("华南地区", "LOC")]),
    ("the market of a region", "西北市场很大", [("西北市场", "FAC")], [("西北", "LOC")]),
    ("the market of a province", "贵州市场很大", [("贵州市场", "FAC")], [("贵州", "GPE")]),
    ("a market by name", "义乌小商品市场开业", [("义乌小商品市场", "FAC")], [("义乌小商品市场", "FAC")]),
    ("a former prefecture", "位于毕节地区的水泥厂", [("毕节", "GPE")], [("毕节地区", "GPE")]),
    ("one of several held back, found in part", "黎某甲判五年", [("黎某", "PERSON")], [("黎某甲", "PERSON")]),
    ("a party by its number", "张某甲方签字", [("张某", "PERSON")], [("张某", "PERSON")]),
    ("who acts for another is nobody", "任代区长", [("代", "PERSON")], []),
    ("a name set with blanks", "记者魏 兴 邦）昨日", [("魏 兴", "PERSON")], [("魏 兴 邦", "PERSON")]),
    ("two names set with blanks", "记者张 三 李 四", [("张 三", "PERSON")], [("张 三", "PERSON")]),
    (
        "the day of an accident",
        "成立“12·5”事故抢险指挥部",
        [("事故抢险指挥部", "ORG")],
        [("“12·5”事故抢险指挥部", "ORG")],
    ),
    ("a word is no division", "挨过耳光", [("耳光", "GPE")], []),
    ("a word that is a city abroad", "在金边停留", [("金边", "GPE")], [("金边", "GPE")]),
    ("a name across two words", "其中国家补贴", [("中国", "GPE")], []),
    ("a tent is no country", "进了蒙古包", [("蒙古", "GPE")], []),
    ("a street in a district", "和平区太原街的店", [("和平区太原街", "GPE")], [("和平区", "GPE")]),
    ("a street alone", "太原街的店", [("太原街", "GPE")], [("太原街", "FAC")]),
    ("a street office", "和平区太原街道", [("和平区太原街道", "GPE")], [("和平区太原街道", "GPE")]),
    ("the bank of a river", "乌拉盖河畔开赛", [("乌拉盖河畔", "GPE")], [("乌拉盖河", "LOC")]),
    ("a village of the steppe", "新高勒嘎查的井", [("新高勒", "GPE")], [("新高勒嘎查", "GPE")]),
    ("a city abroad is no mountain", "在釜山停了", [("釜山", "LOC")], [("釜山", "GPE")]),
    ("a campaign without its quotes", "“双百”活动", [("“双百”活动", "EVENT")], [("双百", "EVENT")]),
]


@pytest.mark.parametrize(
    ("phenomenon", "text", "named", "expected"), SETTLED, ids=[row[0] for row in SETTLED]
)
def test_settled(
    phenomenon: str, text: str, named: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert settled(text, spans(text, *named)) == spans(text, *expected), phenomenon


TOGETHER = [
    ("the tagger decides", "恒力集团说", [("恒力", "PERSON")], [("恒力集团", "ORG")], [("恒力集团", "ORG")]),
    (
        "《》 is the rules'",
        "《民法典》",
        [("民法典", "LAW")],
        [("民法典", "WORK_OF_ART")],
        [("民法典", "LAW")],
    ),
    (
        "the rules add a person that the tagger missed",
        "李文说",
        [("李文", "PERSON")],
        [],
        [("李文", "PERSON")],
    ),
    ("but no organ", "恒力说", [("恒力", "ORG")], [], []),
    (
        "a formed name holds what is inside it",
        "第三届进博会",
        [("第三届进博会", "EVENT")],
        [("进博会", "ORG")],
        [("第三届进博会", "EVENT")],
    ),
    ("a set phrase holds none", "走遍大江南北", [], [("江南", "LOC")], []),
    (
        "and yields to what reaches beyond it",
        "老街改造项目部说",
        [("老街改造项目", "PROJECT")],
        [("老街改造项目部", "ORG")],
        [("老街改造项目部", "ORG")],
    ),
]


@pytest.mark.parametrize(
    ("phenomenon", "text", "ruled", "tagged", "expected"), TOGETHER, ids=[row[0] for row in TOGETHER]
)
def test_together(
    phenomenon: str,
    text: str,
    ruled: list[tuple[str, str]],
    tagged: list[tuple[str, str]],
    expected: list[tuple[str, str]],
) -> None:
    assert together(text, spans(text, *ruled), spans(text, *tagged)) == spans(text, *expected), phenomenon


@st.composite
def flat(draw: st.DrawFn) -> list[Entity]:
    ends = sorted(draw(st.sets(st.integers(0, 20), max_size=8)))
    labels = st.sampled_from(sorted(LABELS))
    return [Entity(start, end, draw(labels)) for start, end in zip(ends[::2], ends[1::2], strict=False)]


@given(st.text("甲公司某河“”活动《》", min_size=20, max_size=20), flat(), flat())
def test_what_comes_out_is_flat_and_inside_the_text(
    text: str, ruled: list[Entity], tagged: list[Entity]
) -> None:
    last = 0
    for start, end, _ in together(text, ruled, tagged):
        assert last <= start < end <= len(text)
        last = end
