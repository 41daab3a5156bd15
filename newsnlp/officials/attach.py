"""Which person holds which list of posts: before the name, after it, across a verb, in brackets, in notices."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from newsnlp.labels import Entity

from .careers import attributive, career
from .enumerated import SUMMED, aside, enumerated, follows, opens_clause
from .held import Held, all_of
from .notices import named_in_notice, notice
from .organ_reader import known_organ
from .phrases import PROPOSED, Element
from .topic import told_of
from .units import Page
from .words import holds, role_words, status_of

_PAST: Final = re.compile("此前|之前|原先|利用")
_COPULA: Final = frozenset(
    {"是", "为", "系", "作为"}
)  # 李文为记者举例: only where the clause ends behind the role
_EMPLOYING: Final = frozenset("，。；、：！？\n“（(有和与及由据是请自到")  # 来自某院的, 有某院的
_CALLED: Final = re.compile("(?:[一某有两]?[位名个])?姓$")  # 一位姓王的负责人
_INDENT: Final = 8  # blanks that a line may begin or end with
_REACH: Final = 240  # characters between a person and a post, at most
_LIFE: Final = re.compile(r"^[，,][男女][，,]")
_TO_NAME: Final = re.compile(
    r"(?:[（(](?:兼|挂职|主持工作|国有|[\u4e00-\u9fff]{1,3}级|[\u4e00-\u9fff]{1,4}区)[）)])?"
    r"(?:、(?:离休干部|退休干部|老干部|老红军|中共党员|优秀党员"
    r"|(?:九三学社|台盟|民[革盟建进]|农工党|农工民主党|致公党|工商联)(?:[社党盟会成]员)"
    r"|[“\"][^“”\"\n]{1,8}[”\"](?:奖章)?(?:元勋|功臣|获得者|先锋|之父)))?[ \u3000\t]*"
    r"(?:同志|的还有|的有|的|还有|包括|是|为|叫|名叫|就是|分别是|分别为)?[：:丨|｜/／]?[ \u3000\t“\"]*$"
)
_NOTE: Final = re.compile(r"[（(](?:[男女]|(?:[男女][，,、])?[\u4e00-\u9fff]{1,8}族)[）)]")
_BRACKET: Final = re.compile(r"^[ \u3000]*[（(](?:[^（）()]{0,20}[，,、；;])?(?:现任|时任|系|原任)?$")
_WHEN: Final = (
    r"(?:(?:于|自|从)?(?:\d{2,4}年|\d{1,2}月|去年|今年|当年)"
    r"[\d年月日底初末中至到今起以来后\-—－–~～]{0,24}[，,]?)?"
)
_HOLD: Final = (
    rf"^(?:同志)?{SUMMED}?"
    r"(?:[，,]?[男女][，,].{0,60}?[，,；;])?[，,]?"
    + _WHEN
    + r"(?:今日|当日|近日|日前|正式|同时|目前|现|已|并|还|再次|首次|全票|成功|将|先后|后|曾|至今|一直|仍|即将|开始"
    r"|此前|之前|原先|利用|都|均)*"
    r"(?P<verb>HOLD)(?:了|为|过|一[名位个]|新一届|首任|第[一二三四五六七八九十]+[届任])?"
    r"(?:中国|(?<=担任|出任|兼任)[\u4e00-\u9fff]{2,4})?$"
)
_RESUME: Final = re.compile(
    r"(?P<verb>现任|曾任|曾担任|历任|先后任|先后担任|拟任|时任|现为|任|担任|兼任|出任|当选为?|升任|调任|转任|改任)$"
)
_OFF: Final = ("不再担任", "不再兼任", "不再任")
_THEN_OFF: Final = re.compile(
    r"(?:一?职务?)?[，,、；;](?:并|同时|日前|现)?(?:不再担任|不再兼任|不再任|免去其?|免|辞去|卸任)$"
)
_BY: Final = re.compile(
    r"^(?:一职|职务|的职务|一职务)?(?:将|拟|改|均|目前|暂|一直|仍)?由(?!于|此)[^，。；：\n]{0,40}$"
)
_BY_VERB: Final = re.compile(r"^(?:同志)?(?:担任|出任|兼任|接任|接替|代理|主持|继任|挂帅|任)")


def attach(page: Page, groups: Sequence[Sequence[Element]]) -> list[Held]:
    """Tie lists of posts to persons; each list goes to the persons of the first rule that fits it."""
    starts = [person.start for person in page.persons]
    ends = [person.end for person in page.persons]
    held: list[Held] = []
    for number, group in enumerate(groups):
        first, last = group[0], group[-1]
        after = bisect_left(starts, last.role.end)
        before = bisect_left(ends, first.start + 1) - 1
        following = page.persons[after] if after < len(starts) else None
        found = (
            _told(page, group, number, before, following)
            or _ahead(page, group, number, after, following)
            or _behind(page, group, number, before, held)
            or _by(page, group, number, following)
            or told_of(page, group, number, before)
        )
        held += found
    return held


def _told(
    page: Page, group: Sequence[Element], number: int, index: int, following: Entity | None
) -> list[Held]:
    """Posts told of the name before, where only blank space leads to the next: 王强当选市长 李明致贺."""
    if following is None or not page.text[group[-1].role.end : following.start].isspace():
        return []
    return [held for held in _behind(page, group, number, index, ()) if held.rule == "hold"]


def _gap(page: Page, start: int, end: int) -> str:
    return page.text[start:end] if 0 <= end - start <= _REACH else "\n"


def _ahead(
    page: Page, group: Sequence[Element], number: int, index: int, person: Entity | None
) -> list[Held]:
    """Posts before the name: 市委书记张三; several persons share what is not held by one alone."""
    last = group[-1]
    if person is None:
        return []
    gap = _gap(page, last.role.end, person.start)
    if last.candidate:
        gap = PROPOSED.sub("", gap, count=1)
    at_work = attributive(page, group[0]) if gap == "的" else None
    if at_work is not None:  # 在某超市当收银员的张三
        group = [at_work, *group[1:]]
    elif not _TO_NAME.fullmatch(gap) or ("的" in gap and not _named_role(page, group[0])):
        return []
    persons = [person]
    limit = 200 if page.text[last.role.start : last.role.end] not in role_words("single") else len(group)
    while len(persons) < limit and index + 1 < len(page.persons):
        following = page.persons[index + 1]
        between = page.text[persons[-1].end : following.start]
        if not follows(between) or (":" in gap and "\n" in between) or _ranked(page, following):
            break
        persons.append(following)
        index += 1
    if len(group) == len(persons) > 1 and all(
        page.text[e.role.start : e.role.end] in role_words("single") for e in group
    ):
        return [Held(p, e, number, "paired") for p, e in zip(persons, group, strict=True)]
    if page.text[last.role.start : last.role.end] in role_words("single"):
        persons = persons[:1]
    return [
        held
        for one in persons
        for held in all_of(one, group if one is person or len(group) == 1 else group[-1:], number, "before")
    ]


def _named_role(page: Page, first: Element) -> bool:
    """Say whether 的 may stand between post and name: 身为市长的张三."""
    return (
        page.text[max(0, first.start - 2) : first.start] in {"身为", "作为", "担任", "时任", "当选"}
        or page.text[first.start - 1 : first.start] == "任"
        or first.status == "former"
    )


def _ranked(page: Page, person: Entity) -> bool:
    """Say whether a person of a list has a role of his own behind the name: 张强书记."""
    return person.end in page.role_starts


def _behind(
    page: Page, group: Sequence[Element], number: int, index: int, held: Sequence[Held]
) -> list[Held]:
    """Posts behind the name: 张三任市长, 张三（市委书记）, 任命张三为局长, 张书记."""
    if index < 0:
        return []
    person, first = page.persons[index], group[0]
    end = _past_note(page, person)
    if end == person.end:
        end = aside(page, person, first.start)
    gap = _gap(page, end, first.start)
    verb_end = first.organ_start if first.organ_start < first.organ_end else first.role.start
    verbal = _gap(page, end, verb_end).rstrip('“"')  # words of status may be the verb: 现任, 时任, 代理
    if page.sentence[person.start] != page.sentence[first.role.start] and not _LIFE.match(gap):
        return []
    if index and page.text[page.persons[index - 1].end : person.start] in {"接替", "代替", "取代", "接棒"}:
        person = page.persons[index - 1]
    if _BRACKET.match(gap):
        return all_of(person, group, number, "bracket")
    listed, begin = enumerated(page, index, held, verbal)
    persons = [*listed[:-1], person]
    found = notice(page, group, number, persons, gap, held[-1] if held else None, begin)
    if found:
        return found
    role = page.text[first.role.start : first.role.end]
    called = _CALLED.search(page.text, max(0, person.start - 3), person.start) if gap == "的" else None
    if (
        (called or gap in {"", " ", "同志", "姓"})
        and first.start == first.role.start
        and role not in role_words("verb")
    ):
        mention = called.start() if called else person.start
        edge = mention - (page.text[mention - 1 : mention] == "的")  # 电工所的晁岚研究员
        organ = known_organ(page, 0 if index < 1 else page.persons[index - 1].end, edge)
        if organ < edge and (edge == mention or _works_there(page, organ)):
            first = replace(first, organ_start=organ, organ_end=edge)
        return all_of(person, [first], number, "title")
    if gap and not gap.strip(" \u3000\t") and _fills_line(page, person.start, group[-1].role.end):
        return all_of(person, group, number, "listed")
    before = held[-1] if held else None
    if before is not None and before.group == number - 1 and before.person == person:
        between = page.text[before.element.role.end : first.start]
        if before.rule not in {"before", "title"} and _THEN_OFF.match(between):
            return all_of(person, group, number, "notice", "removed", "removed")
    verb = _hold_pattern().match(verbal)
    if verb is not None and (verb["verb"] not in _COPULA or _closed(page, group[-1])):
        word = verb["verb"]
        elected = word.startswith(("当选", "被选", "被推选"))
        event = "elected" if elected else "appointed" if "任命" in word else None
        status = status_of(word) or ("appointed" if event == "appointed" else None)
        if status is None and named_in_notice(page, person, verbal):
            status, event = "appointed", "appointed"
        if status in {None, "current"} and _PAST.search(verbal):
            status = "former"
        if len(persons) == 1 or not opens_clause(page, begin):
            persons = [*_with(page, held, person), person]
        if word.startswith("分") and len(persons) == len(group):
            return [Held(p, e, number, "hold", status, event) for p, e in zip(persons, group, strict=True)]
        return [one for holder in persons for one in all_of(holder, group, number, "hold", status, event)]
    resume = _RESUME.search(verbal)
    if (
        resume is not None
        and not verbal.endswith(_OFF)
        and verbal[0] in "，,（( 同"
        and verbal[resume.start() - 1] not in "和与对"
    ):
        return all_of(person, group, number, "resume", status_of(resume["verb"]))
    if gap in {"，", ","} and _closed(page, group[-1]):
        return all_of(person, group, number, "apposed")
    return career(page, group, number, person, before)


def _with(page: Page, held: Sequence[Held], person: Entity) -> list[Entity]:
    """Give who holds a post together with a person: 县长A和政委B任副总指挥."""
    own = [one for one in held[-8:] if one.person == person]
    start = own[0].element.start if own else person.start
    before = [one.person for one in held[-16:] if page.text[one.person.end : start] in {"和", "与", "及"}]
    return before[-1:]


def _past_note(page: Page, person: Entity) -> int:
    """Step over what stands in brackets behind a name: 闫丽（女，回族）."""
    note = _NOTE.match(page.text, person.end)
    return note.end() if note is not None else person.end


@cache
def _hold_pattern() -> re.Pattern[str]:
    return re.compile(_HOLD.replace("HOLD", holds().pattern))


def _works_there(page: Page, organ: int) -> bool:
    """Say whether an organ before 的 and a name is where one works: not 毕业于某大学的, 起诉某局的."""
    return organ == 0 or page.text[organ - 1] in _EMPLOYING


def _fills_line(page: Page, start: int, end: int) -> bool:
    """Say whether a line holds nothing else but blanks: 张三 某县副县长."""
    line = page.text.rfind("\n", max(0, start - _INDENT), start) + 1
    behind = page.text[end : end + _INDENT].partition("\n")[0]
    return not page.text[max(line, start - _INDENT) : start].strip() and not behind.strip()


def _closed(page: Page, last: Element) -> bool:
    """Say whether a list of posts ends where a clause does."""
    end = last.role.end
    proposed = PROPOSED.match(page.text, end)
    end = end if proposed is None else proposed.end()
    return page.text[end : end + 1] in set("，,。；;、（(）)\n") or end == len(page.text)


def _by(page: Page, group: Sequence[Element], number: int, person: Entity | None) -> list[Held]:
    """Posts with 由: 书记由张三担任."""
    if person is None or not _BY.match(_gap(page, group[-1].role.end, person.start)):
        return []
    return (
        all_of(person, group, number, "by") if _BY_VERB.match(page.text[person.end : person.end + 6]) else []
    )
