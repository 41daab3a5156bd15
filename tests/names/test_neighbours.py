"""What a name tells of the one beside it, as data: marked text, and the names expected of it."""

import pytest
from officials.reading import read

from newsnlp.names.certain import certain
from newsnlp.names.neighbours import beside

# The phenomenon; names given in brackets by label; the names expected, as (surface, label).
CASES = [
    ("a firm's country and trade", "〔瑞士食品包装巨头利乐公司〕", [("瑞士", "GPE"), ("利乐公司", "ORG")]),
    ("a maker of one's own country", "〔中国手机制造商小米公司〕", [("中国", "GPE"), ("小米公司", "ORG")]),
    ("an association of makers", "〔德国汽车制造商协会〕", [("德国汽车制造商协会", "ORG")]),
    ("an association of shops", "〔深圳市零售商业协会〕", [("深圳市零售商业协会", "ORG")]),
    ("a firm abroad", "〔日本日立公司〕", [("日本", "GPE"), ("日立公司", "ORG")]),
    ("a kind of firm abroad", "〔日本株式会社〕", [("日本株式会社", "ORG")]),
    (
        "a minister",
        "〔以色列国防〕［部长］【卡茨】",
        [("以色列", "GPE"), ("国防部长", "TITLE"), ("卡茨", "PERSON")],
    ),
    ("a ministry before a region", "〔教育部〕长江学者", [("教育部", "ORG")]),
    ("a day before a verb", "7月5日系车祸", []),
    ("cars by origin", "〔欧系〕、〔美系〕及日系车", [("欧", "LOC"), ("美", "GPE"), ("日", "GPE")]),
    ("an analyst nobody named", "［分析师］认为", []),
    ("an analyst", "［分析师］【李文】认为", [("分析师", "TITLE"), ("李文", "PERSON")]),
    ("Latin of a person", "【权五铉】(Kwon Oh-hyun)", [("权五铉", "PERSON"), ("Kwon Oh-hyun", "PERSON")]),
    ("Latin of a firm", "〔赢船公司〕(InfoTrends)", [("赢船公司", "ORG"), ("InfoTrends", "ORG")]),
    ("an abbreviation", "〔国家统计局〕(GDP)", [("国家统计局", "ORG")]),
    ("an abbreviation behind a person", "【吴长江】(CEO)", [("吴长江", "PERSON")]),
    ("a firm in China", "〔天梭〕｛中国｝昨天声明", [("天梭中国", "ORG")]),
    ("the market of China", "〔三星〕｛中国｝市场", [("三星", "ORG"), ("中国", "GPE")]),
    ("an economist for China", "〔高盛〕｛中国｝经济学家", [("高盛", "ORG"), ("中国", "GPE")]),
    ("a university and China", "〔清华大学〕｛中国｝研究中心", [("清华大学", "ORG"), ("中国", "GPE")]),
    ("two organs together", "〔省卫生厅联合纠风办〕", [("省卫生厅", "ORG"), ("纠风办", "ORG")]),
    ("a joint body", "〔市场监管局联合执法局〕", [("市场监管局联合执法局", "ORG")]),
    ("a station of a line", "〖京沪高铁〗〖曲阜站〗", [("京沪高铁曲阜站", "FAC")]),
    ("an exit of a road by number", "〖G2〗〖阳澄湖服务区〗", [("G2阳澄湖服务区", "FAC")]),
    ("a bridge on a road", "〖沈海高速〗〖苏通大桥〗", [("沈海高速", "FAC"), ("苏通大桥", "FAC")]),
    ("a station and a road", "〖虎门站〗〖连升路〗", [("虎门站", "FAC"), ("连升路", "FAC")]),
    ("a firm of the state", "｛智利｝〔国家铜业公司〕停产", [("智利国家铜业公司", "ORG")]),
    ("a firm of the state, found whole", "〔智利国家铜业公司〕停产", [("智利国家铜业公司", "ORG")]),
    ("a bureau of our own state", "｛中国｝〔国家能源局〕", [("中国", "GPE"), ("国家能源局", "ORG")]),
    ("Latin in brackets told otherwise", "〔欧佩克〕(〈OPEC〉)会议", [("欧佩克", "ORG"), ("OPEC", "ORG")]),
    ("an embassy", "｛法国｝驻｛古巴｝大使馆", [("法国驻古巴大使馆", "ORG")]),
    ("reporters before an embassy", "｛日本｝驻华记者来到大使馆", [("日本", "GPE")]),
    ("stationed, but no embassy", "｛法国｝驻｛古巴｝记者", [("法国", "GPE"), ("古巴", "GPE")]),
    ("two continents", "中非友好，对欧政策", [("非", "LOC"), ("欧", "LOC")]),
    ("a forum with a continent in it", "〈中非合作论坛〉", [("中非合作论坛", "EVENT")]),
    ("no continent", "集中非法套取，其中非关系人，面对欧美", []),
    ("a government", "｛英国｝政府说，俄政府说", [("英国政府", "ORG"), ("俄政府", "ORG")]),
    ("a body of a government", "〔中国政府通报咨询局〕", [("中国政府通报咨询局", "ORG")]),
    ("what a government buys", "｛中国｝政府采购", [("中国", "GPE")]),
    (
        "a year and a session",
        "2011（〈第一届〉）｛中国｝护栏行业优秀供应商评价推介",
        [("2011（第一届）中国护栏行业优秀供应商评价推介", "EVENT")],
    ),
    (
        "what an analyst looks at",
        "〔中智咨询〕说，〔中智咨询钢铁业〕［研究员］【李文】",
        [("中智咨询", "ORG"), ("中智咨询", "ORG"), ("钢铁业研究员", "TITLE"), ("李文", "PERSON")],
    ),
    (
        "an association's analyst",
        "〔渔业〕［研究员］【李文】",
        [("渔业", "ORG"), ("研究员", "TITLE"), ("李文", "PERSON")],
    ),
    ("the United Nations", "〔外交部联合国处〕", [("外交部联合国处", "ORG")]),
]


@pytest.mark.parametrize(("phenomenon", "marked", "expected"), CASES, ids=[row[0] for row in CASES])
def test_beside(phenomenon: str, marked: str, expected: list[tuple[str, str]]) -> None:
    text, names = read(marked)
    assert [
        (text[start:end], label) for start, end, label in beside(text, certain(text, names))
    ] == expected, phenomenon
