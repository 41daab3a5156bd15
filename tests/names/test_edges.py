"""Edges of names that would cut a Latin word or a pair of marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.labels import Entity
from newsnlp.names.edges import mended


def read(marked: str) -> tuple[str, list[Entity]]:
    """Give the text of a case and its names: `[name|LABEL]`."""
    text, names = "", []
    for piece in marked.replace("[", "]").split("]"):
        name, bar, label = piece.partition("|")
        if bar:
            names.append(Entity(len(text), len(text) + len(name), label))
        text += name
    return text, names


@pytest.mark.parametrize(
    ("phenomenon", "found", "right"),
    [
        ("grows to the opening quote", "“春天里的[中国”对话会|EVENT]", "[“春天里的中国”对话会|EVENT]"),
        ("what lies inside goes", "“[春天|GPE]里的[中国”对话会|EVENT]", "[“春天里的中国”对话会|EVENT]"),
        ("grows to the closing quote", "[黄河“几字弯|LOC]”攻坚战", "[黄河“几字弯”|LOC]攻坚战"),
        ("a quote around the whole is outside", "走进[“星谷|FAC]”，", "走进“[星谷|FAC]”，"),
        ("an event numbered in brackets", "2011（[第三届）优秀评选|EVENT]", "2011[（第三届）优秀评选|EVENT]"),
        ("a short aside at the end", "[国际时装周（秋季|EVENT]）举行", "[国际时装周（秋季）|EVENT]举行"),
        ("a long aside is none of it", "[南湖广场（乌市政府|FAC]）、", "[南湖广场|FAC]（乌市政府）、"),
        ("a place before the bracket", "[中国|GPE]（[海南）试验区|FAC]", "[中国（海南）试验区|FAC]"),
        ("a firm in brackets", "（[Lumileds）公司|ORG]的", "（[Lumileds|ORG]）公司的"),
        ("a mark that closes nothing", "他在[NAR)|ORG]任职", "他在[NAR|ORG])任职"),
        ("an opening in another sentence", "他说：“好。[天网”行动|EVENT]", "他说：“好。[天网|EVENT]”行动"),
        ("a Latin word goes on", "按[OEC|ORG]D标准", "按[OECD|ORG]标准"),
        ("a Latin word begins before", "H[TC新机|ORG]上市", "[HTC新机|ORG]上市"),
        ("Latin up to the next name", "[志高CM|ORG][V厂|FAC]", "[志高CM|ORG][V厂|FAC]"),
        (
            "an apostrophe is no quote",
            "《[Don’t Cry|WORK_OF_ART]》和[Levi’s公司|ORG]、[O’Neill|PERSON]",
            None,
        ),
        ("brackets of both widths", "[微软(中国）公司|ORG]、[雪铁龙（中国)公司|ORG]", None),
        ("brackets of both widths grow", "[中国|GPE]([海南）试验区|FAC]", "[中国(海南）试验区|FAC]"),
        ("two half pairs", "[“中国（海南|GPE]）", "“[中国（海南）|GPE]"),
        ("nothing but half pairs", "[”（|ORG]甲", "”（甲"),
        ("behind one that has grown", "[黄河“几字弯|LOC][”攻坚战|EVENT]", "[黄河“几字弯”|LOC][攻坚战|EVENT]"),
        ("a quote that closes nothing", "[今年’|ORG]在", "[今年|ORG]’在"),
        ("whole pairs stay", "[联想（北京）有限公司|ORG]、[“三北”工程|PROJECT]", None),
        ("a sign begins none", "[▸ 优|ORG]必选", "▸ [优|ORG]必选"),
        ("signs are none", "[❸|ORG][慎点|PERSON]", "❸[慎点|PERSON]"),
        ("blanks part Latin words", "[Hart Marx|ORG] Ltd", None),
    ],
)
def test_edges_are_mended(phenomenon: str, found: str, right: str | None) -> None:
    text, names = read(found)
    wanted = (text, names) if right is None else read(right)
    assert (text, mended(text, names)) == wanted, phenomenon


@given(st.text(alphabet="“”（）()‘’《》中国AbC。 ▸", max_size=30), st.data())
def test_names_stay_apart_and_in_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    names = [Entity(*pair, "ORG") for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    done = 0
    for start, end, _ in mended(text, names):
        assert done <= start < end <= len(text)
        done = end
        name = text[start:end].replace("（", "(").replace("）", ")")
        for opening, closing in ("“”", "()", "《》"):
            assert name.count(opening) == name.count(closing)
        assert not {name[0], name[-1]} & {" ", "▸"}
