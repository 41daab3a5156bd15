"""Posts as written, and lists of them: [organ][role] joined by 、 and the like."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from newsnlp.labels import Entity

from .full_names import before_national, without_note
from .organ_pieces import ends_organ
from .organ_reader import read_organ
from .quoted import mark_before
from .units import Page, is_foreign
from .words import LETTERS, before_role, joins, role_words, status_of, titles

_FORMER_BODY: Final = re.compile("原(?=党组|党委|党工委|纪委|纪工委|纪检|党总支|党支部|[省市县区州旗盟]委)")
_ACADEMIES: Final = ("科学院", "工程院")
_AND: Final = frozenset("、和与")
_WITH: Final = frozenset("和与及同")
_POINTED: Final = re.compile("该(?:公司|集团|厂|行|局|院|校|所|县|市|区|镇|乡|村)$")
_POINTING: Final = 3  # characters of what points back to a body
_NO_POST: Final = "领导"
PROPOSED: Final = re.compile("候选人|人选|提名人")  # behind the role of who is to hold it
_SEATS: Final = re.compile(  # in a congress or party, which are no posts
    "(?:(?:人大|政协|党代会|代表大会)(?:代表|委员)|(?:九三学社|台盟|民[革盟建进]|农工党|农工民主党|致公党)(?:[社盟党会成]员))$"
)
_SENT, _MEMBER = "代表", "委员"
_PRESIDIUM: Final = ("主席团", "主席团常务委员会")
_SEAT: Final = 8  # characters of one, at most
_CHARGE: Final = re.compile("(?:分管|主管(?!部门|领导|单位|人员)|负责(?!人)|主持)[\u4e00-\u9fff]{1,10}的$")
_CHARGED: Final = 13  # characters of a charge, at most
_EPITHET: Final = re.compile('、[“"][^“”"\n]{1,8}[”"][\u4e00-\u9fff]{0,4}')
_TERM: Final = re.compile("(?:第[一二三四五六七八九十]{1,3}[届任]|新一届|首任)$")
_RANK: Final = re.compile(
    "(?<=..)[正副][部厅局县处乡科股]级(?=..)"
)  # of an office: 市监察局|副处级|效能监察室
_WEAK: Final = frozenset({"前", "时", "代", "老", "女", "故", "第一", "前任"})


@dataclass(frozen=True, slots=True)
class Element:
    """One post as written: role span, organ span (start = end where none is written), status words around it."""

    role: Entity
    start: int
    organ_start: int
    organ_end: int
    status: str | None = None
    candidate: bool = False


def elements(page: Page) -> list[Element]:
    """Give the posts as written, in order; none reaches back over another role or a person."""
    found: list[Element] = []
    ends = [person.end for person in page.persons]
    floor = 0
    for role in page.roles:
        if page.text.startswith(_NO_POST, role.end - 2):  # 市领导A、B: which posts they hold is not said
            floor = role.end
            continue
        index = bisect_right(ends, role.start)
        element = _element(page, role, max(floor, ends[index - 1] if index else 0))
        found += [*_of_both(page, element), element]
        floor = role.end
    return found


def _of_both(page: Page, element: Element) -> list[Element]:
    """Give the post in the body before, which shares the role: 中国科学院、中国工程院院士."""
    start = element.organ_start
    if start == element.organ_end or page.text[start - 1 : start] not in _AND:
        return []
    role, body = page.text[element.role.start : element.role.end], page.organ_at_end.get(start - 1)
    if role not in role_words("both") or body is None or body.label != "ORG":
        return []
    if not all(page.text.endswith(_ACADEMIES, 0, end) for end in (body.end, element.organ_end)):
        return []
    return [replace(element, start=body.start, organ_start=body.start, organ_end=body.end)]


def _element(page: Page, role: Entity, floor: int) -> Element:
    """Read leftwards from a role word: status words, organ, status words."""
    text = page.text
    inner_word = text[role.start + 1 : role.end]
    if text[role.start] in LETTERS and role.start + 1 in page.place_at_end and inner_word in titles():
        role = Entity(role.start + 1, role.end, "TITLE")  # 重庆市|领导
    inner, status = _status_before(page, floor, role.start)
    charge = _CHARGE.search(text, max(floor, inner - _CHARGED), inner)
    if charge is not None:
        inner = charge.start()  # 某某办|分管日常工作的|副主任
    if inner == role.start and text[inner - 1 : inner] == "的" and ends_organ(page, floor, inner - 1):
        inner -= 1  # 省科技厅的副巡视员
    organ_start, organ_end = read_organ(page, floor, inner, role)
    organ_start = _past_and(page, organ_start, organ_end)
    if "\n" in text[organ_start:organ_end]:
        organ_start = organ_end = inner
    alone = organ_start == organ_end == role.start > floor
    if alone and text[role.start - 1] in LETTERS and text[role.start : role.end] in role_words("warden"):
        organ_start -= 1  # 市|总河长
    start = mark_before(page, organ_start, organ_end) if organ_start < organ_end else organ_start
    if organ_start < organ_end or status is None:
        start, outer = _status_before(page, floor, start)
        status = outer or status
    if status is None and former_inside(page, organ_start, organ_end) is not None:
        status = "former"  # 农业农村部|原|党组书记
    candidate = PROPOSED.match(text, role.end) is not None
    return Element(role, start, organ_start, organ_end, status, candidate)


def _past_and(page: Page, start: int, end: int) -> int:
    """Step over what joins an organ to what stands before it: 副院长|和|审判委员会, 收受|该公司."""
    pointed = _POINTED.search(page.text, max(start, end - _POINTING), end)
    if pointed is not None:
        return pointed.start()
    joined = page.text[start : start + 1] in _WITH and start + 1 < end and start + 1 in page.organ_at_start
    return start + joined


def no_post(page: Page, post: Element) -> bool:
    """Say whether one sits in a congress or belongs to a party: 全国人大|代表, 民盟|盟员, 代表 of none that is said."""
    start, end = post.role.start, post.role.end
    if page.text[start:end] == _SENT and _of_voters(page, post):
        return True
    presiding = page.text.endswith(_PRESIDIUM, 0, start) and page.text[start:end] == _MEMBER
    return presiding or _SEATS.search(page.text, max(0, end - _SEAT), end) is not None


def former_inside(page: Page, start: int, end: int) -> int | None:
    """Give where 原 stands between an organ and its party body."""
    places = (found.start() for found in _FORMER_BODY.finditer(page.text, start, end))
    return next((at for at in places if at in page.organ_at_end or at in page.place_at_end), None)


def _of_voters(page: Page, post: Element) -> bool:
    """Say whether a delegate is one of a congress: nobody's is said, or a place of ours is (油召乡|代表)."""
    if post.organ_start == post.organ_end:
        return True
    place, entity = page.place_at_end.get(post.organ_end), page.organ_at_end.get(post.organ_end)
    if entity is not None and entity.label == "EVENT":
        return True  # 二十大|代表
    if (
        page.text[post.organ_start - 1 : post.organ_start] == "驻"
        or page.text[post.organ_start : post.organ_end] == "中国"
    ):
        return False  # 世卫组织驻华|代表
    return (entity is not None and entity.label == "GPE") and not (place is not None and is_foreign(place))


def organ_written(page: Page, start: int, end: int) -> str:
    """Give the organ between two places of the text, without 原 before its party body and its term of office."""
    at = former_inside(page, start, end)
    organ = page.text[start:end] if at is None else page.text[start:at] + page.text[at + 1 : end]
    return _RANK.sub("", without_note(organ[before_national(organ) :]))


def _status_before(page: Page, floor: int, end: int) -> tuple[int, str | None]:
    """Step over status words and modifiers that end here; give where they begin and the status they say."""
    status = None
    number = _TERM.search(page.text, max(floor, end - 6), end)
    if number is not None:
        end = number.start()  # 特别行政区|第六任|行政长官
    while True:
        found = before_role().search(page.text, max(floor, end - 6), end)
        if found is None or (found[0] in _WEAK and _inside(page, found.start(), floor)):
            return end, status
        status = status_of(found[0]) or status
        end = found.start()


def _inside(page: Page, start: int, floor: int) -> bool:
    """Say whether a one-character status word is the end of another word: 目前, 日前, 当时."""
    if start in page.organ_at_end:
        return False  # 家具协会|前|副秘书长
    before = page.text[start - 1 : start] if start > floor else ""
    return before in set("目日此先当年月以之空眼史提同及到届随会")


def lists(page: Page) -> list[list[Element]]:
    """Group posts that stand in one list: nothing but a joining word between them."""
    grouped: list[list[Element]] = []
    ends = frozenset(person.end for person in page.persons)
    for element in elements(page):
        if grouped and _joined(page, grouped[-1], element, ends):
            grouped[-1].append(element)
        else:
            grouped.append([element])
    return grouped


def _joined(page: Page, group: list[Element], element: Element, ends: frozenset[int]) -> bool:
    """Say whether a post goes on with a list; a comma does not join what a verb gives to the person before."""
    gap = page.text[group[-1].role.end : element.start]
    if not gap.strip():
        if gap or element.organ_start < element.organ_end:
            return not gap.isspace()
        one, two = (page.text[item.role.start : item.role.end] for item in (group[-1], element))
        return {one, two} <= role_words("academic")  # 教授|博导, but 秘书长|特使 is one of the other
    if gap in {"，", ","} and element.status in {None, "former"}:
        start = group[0].start
        term = _TERM.search(page.text, max(0, start - 6), start)
        start = term.start() if term is not None else start
        return not any(start - size in ends for size in range(5))
    role = page.text[element.role.start : element.role.end]
    if role in role_words("own") and element.organ_start == element.organ_end and _EPITHET.fullmatch(gap):
        return True  # 秘书长、“三农”问题|专家
    return gap.strip(" \u3000") in joins()
