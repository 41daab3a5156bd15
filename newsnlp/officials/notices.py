"""Notices of appointment and removal: 任命张三为局长, 免去李四的处长职务, 接受王五辞去副市长职务的请求."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity

from .held import Held, all_of
from .phrases import Element
from .units import Page

_NAMED: Final = re.compile(
    r"(?P<verb>决定任命|任命|决定聘任|聘任|聘请|聘|选举|补选|选出|推选|推举|委任|任用|提名|决定提名|建议任命|批准任命|批准|同意|推荐|决定|指定|免去|决定免去|罢免|撤销|撤去|解除|接受|决定接受|同意接受)(?:了|下列同志|以下同志)?[：:\s]*$"
)
_TO_POST: Final = re.compile(
    r"^(?:[（(][^（）()\n]{1,20}[）)])?(?:同志|先生|女士)?(?:为|任|担任|出任|兼任|当选为|当选|作为)(?:新一届|首任|中国|第[一二三四五六七八九十]+届)?$"
)
_OFF_POST: Final = re.compile(
    r"^(?:同志|先生|女士)?(?:的|兼任的|所任的|担任的|辞去|辞去的|辞去其|辞去所任的|辞去担任的|请求辞去|关于辞去)?$"
)
_RESIGN: Final = re.compile(
    r"^(?:同志)?(?:已|已经|宣布|正式|因.{1,12}?|申请|提出|请求|主动|当天|近日|日前)*(?P<verb>辞去|辞任|卸任|不再担任|不再兼任|离任|退任|被免去|被撤销|被罢免|被解除)(?:了)?(?:其|所任的|担任的)?$"
)
_NEXT: Final = re.compile(r"(?:一?职务?)?(?:的请求)?[，、；;。,\s]{1,6}(?:以及|及|和)?$")
_DIED: Final = re.compile(
    r"(?:[（(][^（）()\n]{1,12}[）)])?(?:同志|先生|女士|老师)?[，,]?(?:\d{1,4}[年月日时分]|凌晨|[上下]午|不幸|因公|因病|光荣|英勇|已|已经|昨日|今日|当场|医治无效|[在于][^，。；\n]{1,14})*"
    r"(?:因病[^。；;\n]{1,50}?)?(?:牺牲|殉职|逝世|去世|病逝|病故|遇难|离世|辞世|与世长辞|走完[^，。；\n]{1,10}人生)"
)
_OUSTED: Final = re.compile(
    r"(?:同志)?(?:因[^，。；\n]{1,14}?)?[，,]?(?:已|已经|先后|日前|近日)*被(?:免去|撤销|罢免|解除|免职|撤职)"
)
_DISMISSED: Final = re.compile(
    r"(?:同志)?[^。；;\n]{0,40}?(?:(?<=[，,日])被(?:就地)?(?:免职|撤职)|引咎辞职|届满[\u4e00-\u9fff]{0,4}辞职"
    r"|(?:受到|给予)(?:政务|行政)?撤职)"
)
_LOST: Final = re.compile("(?:殉职|牺牲|遇难|去世|逝世|病故)的$")
_HEADING: Final = re.compile(
    r"^[ \u3000（(一二三四五六七八九十\d、.）)]*(?:会议)?(?:决定)?"
    r"(?P<verb>任命|免去|批准任命|批准免去|撤销|聘任|通过)(?:下列|以下)?[^，。；\n]{0,8}[：:][ \u3000]*$",
    re.MULTILINE,
)
_ITEM: Final = re.compile(r"^[ \u3000（(一二三四五六七八九十\d、.）)]*$")
_SECTION: Final = 600  # characters of a notice below its heading
_ITS: Final = re.compile(r"(?:免去|撤销|罢免|解除)其$")
_OFF: Final = ("免去", "罢免", "撤销", "撤去", "解除", "接受")
_ELECT: Final = ("选举", "补选", "选出", "推选", "推举")
_APPOINTS: Final = re.compile("(?:同志)?任")
_CLAUSE: Final = frozenset("，,；;：:。\n")
_NOTICE: Final = ("免去", "任免", "任命", "不再担任", "宣布", "研究决定", "日前决定")
_AROUND: Final = 160
_CANDIDATE: Final = ("提名", "推荐")


def notice(
    page: Page,
    group: Sequence[Element],
    number: int,
    persons: Sequence[Entity],
    gap: str,
    before: Held | None,
    begin: int,
) -> list[Held]:
    """Read a list of posts behind enumerated names as a notice.

    `before` is the entry of the same notice just before, if any; the names begin, with their own posts, at `begin`.
    """
    person = persons[-1]
    if _ITS.search(gap):
        return all_of(person, group, number, "notice", "removed", "removed")
    event = _event(page, persons[0], begin, before)
    if event in {"removed", "resigned"} and _OFF_POST.match(gap):
        kind = "resigned" if "辞" in gap else event
        return [held for one in persons for held in all_of(one, group, number, "notice", "removed", kind)]
    if event in {"appointed", "elected", "nominated"} and _TO_POST.match(gap):
        if group[-1].candidate:
            event = "nominated"
        status = {"nominated": "candidate", "elected": "current"}.get(event or "", "appointed")
        return [held for one in persons for held in all_of(one, group, number, "notice", status, event)]
    if _RESIGN.match(gap):
        return all_of(person, group, number, "notice", "removed", "removed" if "被" in gap else "resigned")
    return []


def named_in_notice(page: Page, person: Entity, verbal: str) -> bool:
    """Say whether 任 behind a name appoints: it stands in a list of appointments, without any time of office."""
    if not _APPOINTS.fullmatch(verbal) or page.text[person.start - 1 : person.start] not in _CLAUSE:
        return False
    near = page.text[max(0, person.start - _AROUND) : person.end + _AROUND]
    return any(word in near for word in _NOTICE)


def fate(page: Page, person: Entity) -> str | None:
    """Say whether the words right behind a name tell of death or dismissal."""
    if _OUSTED.match(page.text, person.end) or _dismissed(page, person):
        return "removed"
    return "deceased" if _DIED.match(page.text, person.end) else None


def lost(page: Page, start: int) -> bool:
    """Say whether the words before a post tell that its holder is dead: 因公殉职的副镇长."""
    return _LOST.search(page.text, max(0, start - 4), start) is not None


def _dismissed(page: Page, person: Entity) -> bool:
    """Say whether the sentence goes on with the dismissal of the person, before it comes to another."""
    found = _DISMISSED.match(page.text, person.end)
    if found is None:
        return False
    index = bisect_left(page.person_starts, person.end)
    return index == len(page.person_starts) or page.person_starts[index] >= found.end()


def _headed(page: Page, person: Entity) -> str | None:
    """Give the kind of event of the heading above a line that begins with a name: 任命：, 免去：."""
    line = page.text.rfind("\n", 0, person.start) + 1
    if not line or not _ITEM.match(page.text[line : person.start]):
        return None
    headings = list(_HEADING.finditer(page.text, max(0, line - _SECTION), line))
    last = headings[-1] if headings else None
    if last is None or page.text.find("。\n", last.end(), line) >= 0:
        return None
    return "removed" if last["verb"].endswith(("免去", "撤销")) else "appointed"


def _event(page: Page, person: Entity, begin: int, before: Held | None) -> str | None:
    """Give the kind of event whose verb stands before a name and its posts, or before the first of the same notice."""
    named = _NAMED.search(page.text[max(0, begin - 14) : begin])
    if named is None:
        if before is not None and before.rule == "notice":
            between = page.text[before.element.role.end : person.start]
            if len(between) < 20 and _NEXT.match(between):
                return before.event
        return _headed(page, person)
    verb = named["verb"]
    if verb.endswith(_OFF):
        return "resigned" if verb.endswith("接受") else "removed"
    if verb.endswith(_CANDIDATE):
        return "nominated"
    return "elected" if verb.endswith(_ELECT) else "appointed"
