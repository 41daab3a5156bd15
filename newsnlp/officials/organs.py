"""What a list or the document leaves unsaid about a post: its place, its organ, its full name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .anaphora import bare
from .byline import is_ours, of_press, outlet
from .canonical import canonical
from .departments import departmental, without_party
from .elsewhere import in_full, of_part, told, whole
from .formed import formed, sent
from .institutions import is_institution
from .jurisdictions import jurisdiction
from .lettered import GOVERNMENTS, heads_government, letter_of, lettered, unknown_place
from .organ_pieces import abroad
from .parts import BODIES
from .phrases import Element, organ_written
from .places_said import PlaceSaid, for_letter, said
from .reading import Reading
from .seats import seat
from .states import central_abroad, country_of, party_abroad, president, ruled_by, same_state, state_of
from .units import Page
from .unvouched import of_some
from .values import Jurisdiction
from .words import LETTERS, organ_forms, role_words, title_of, titles
from .zones import of_zone

_LEVELLED: Final = re.compile(  # 市招标办业务一科, 县农业执法大队
    "[省市区县州旗][\u4e00-\u9fff]{1,6}[办局委厅]|[省市县州旗](?![场域容民际区])[\u4e00-\u9fff]{2,6}(?:[大支]队|总站)$"
)
_SENT: Final = re.compile("常?驻$")
_SENDERS: Final = frozenset(("GPE", "ORG"))
_BODIES: Final = frozenset(("ORG",))  # send agents of every kind: 某公司|驻伦敦|经纪人


@dataclass(frozen=True, slots=True)
class Filled:
    """A post with everything that is known of its organ."""

    element: Element
    title: str
    organ: str | None
    canonical: str | None
    inherited: bool
    jurisdiction: Jurisdiction | None
    place: PlaceSaid | None
    rest: str


def fill(page: Page, posts: Sequence[Element], before: Filled | None = None) -> list[Filled]:
    """Complete the posts of one list: later posts take place and organ from earlier ones, else from the document.

    `before` is the post of the person just before in an enumeration: 某某集团董事长A、总裁B.
    """
    committee: Reading | None = None
    explicit = [_place_in(page, post.organ_start, post.organ_end) for post in posts]
    filled: list[Filled] = []
    earlier: list[Reading] = []
    for index, post in enumerate(posts):
        title = page.text[post.role.start : post.role.end]
        chain = [read.place for read in reversed(earlier) if read.place] + [p for p in explicit[index:] if p]
        if post.status is not None:  # 现任…，拟任…: what a further word of status begins stands for itself
            chain = [place for place in (explicit[index],) if place]
        elif (
            not earlier
            and before is not None
            and before.place is not None
            and page.text[post.start] not in LETTERS
        ):
            chain = [*chain, before.place]  # 措玛乡党委书记A、人大主席B
        last = earlier[-1] if earlier else _shared_by(page, post, before, title)
        read = _read(page, post, title, explicit[index], chain, last, committee)
        read = in_full(page, read, post, title)
        earlier.append(read)
        if read.rest.endswith("委") and read.organ is not None:
            committee = read
        full = canonical(read, title)
        place = jurisdiction(page, read, title, post.start)
        filled.append(Filled(post, title, read.organ, full, read.inherited, place, read.place, read.rest))
    return filled


def _place_in(page: Page, start: int, end: int) -> PlaceSaid | None:
    """Give the place that an organ begins with, behind the name of its party if that stands before: 中共|湖北省委."""
    for prefix in (*organ_forms("party"), "武警"):
        if page.text.startswith(prefix, start, end):
            start += len(prefix)
            break
    return said(page, start, end)


def _shared_by(page: Page, post: Element, before: Filled | None, title: str) -> Reading | None:
    """Give the organ that the next person of an enumeration shares, where both roles are of one kind."""
    if before is None or before.organ is None:
        return None
    if same_state(page, before.organ, title, post.role.end):
        return Reading(before.organ, None, "", True)
    if page.text[post.organ_start : post.organ_end] in BODIES and is_institution(before.organ):
        return Reading(without_party(before.organ), before.place, without_party(before.rest), True)
    if before.title not in titles() or title not in titles():
        return None
    kin = titles()[before.title] == titles()[title] and titles()[title].family not in {"other", "media"}
    same_body = len(title) > 1 and before.organ.endswith(title[-2])  # 人武部政委A，部长B
    if titles()[title].head_of or not (
        kin or same_body or title == f"副{before.title}" or title == before.title
    ):
        return None
    return Reading(before.organ, before.place, before.rest, True)


def _read(
    page: Page,
    post: Element,
    title: str,
    place: PlaceSaid | None,
    chain: list[PlaceSaid],
    last: Reading | None,
    committee: Reading | None,
) -> Reading:
    own = organ_written(page, post.organ_start, post.organ_end)
    if of_press(title) and (not own or is_ours(own) or _stationed(page, post)):
        if is_ours(own):
            return Reading(own, None, "", False)
        paper = outlet(page, post)
        return Reading(paper, None, "", paper is not None)
    sender = _sender(page, post, title)
    if sender is not None:
        return Reading(sender, None, "", False)
    if _from_there(page, post, place, title):
        own, place = "", None
        if title.endswith((*role_words("trade"), *role_words("owner"))):
            return Reading(None, None, "", False)
    announced = page.announced.get(own)
    if announced is not None and announced in page.organ_names:
        return whole(page, post, announced, title)
    if title in role_words("warden"):
        return _of_waters(page, post, own, place, chain)
    if not own and title == "国务委员":
        return Reading("国务院", None, "", True)
    if not own and last is None and title == "总书记" and not party_abroad(page, post.start):
        return Reading("中共中央", None, "", True)
    if (place is None and last is None) and _named_by_none(page, post):
        return Reading(None, None, "", False)
    body = formed(page, post) if not own else None
    if body is not None:
        return body
    if (not own and last is None) or bare(own):
        named = told(page, post, title)
        if named is not None:
            return named
    if not own and last is None and title == "主席" and president(page, post.start):
        return Reading("中国", None, "", True)
    group = sent(page, post, own)
    if group is not None:
        start, own = group
        place = said(page, start, post.organ_end)
        if place is not None:
            return Reading(own, place, own[place.end - start :], True)
        return lettered(page, post, own, title, chain) or Reading(own, None, own, True)
    if place is not None:
        rest = organ_written(page, place.end, post.organ_end) if place.end <= post.organ_end else ""
        rest = "" if heads_government(rest, title, place.name) else rest
        name = place.full_for(title) if not rest else own
        return Reading(name, place, rest, False)
    letter_alone = len(own) == 1 and post.organ_end in page.organ_at_end
    country = country_of(page, own) if letter_alone else None
    if country is not None:
        return Reading(country, None, "", False)  # 俄|总统
    ruled = ruled_by(title, last.organ) if last is not None and last.organ and own in GOVERNMENTS else None
    if ruled is not None:
        return Reading(ruled, None, "", True)  # 尼泊尔大会党主席、政府总理
    if own and abroad(page, post.organ_start):
        return Reading(own, None, own, False)  # 埃及|苏伊士运河管理局
    central = central_abroad(last.organ, own) if last is not None and last.organ else None
    if central is not None:
        return Reading(central, None, own, True)
    if own:
        part = None if _LEVELLED.match(own) else of_part(page, post, own, last)
        if part is not None:
            return part
        read = lettered(page, post, own, title, chain)
        if (read is None or read.place is None) and own[0] == "区":
            read = of_zone(page, post, own, last) or read
        return read or departmental(page, post, own, chain, last, committee)
    state = state_of(page, title, post.start, last.organ if last is not None else None)
    if state is not None:
        return Reading(state, None, "", True)
    letter = letter_of(title)
    if letter and unknown_place(page.text, post.role.start, letter):
        return Reading(None, None, "", False)
    if letter:
        found = for_letter(page, letter, post.start, chain)
        if found is None:
            return Reading(None, None, "", False)
        return Reading(found.name, found, "", True)
    member = title == "委员" and last is not None and (last.organ or "").endswith(organ_forms("committee"))
    if last is not None and last.organ and (member or title not in role_words("own")):
        known = title_of(title)
        party = known is not None and known.family == "party"
        organ = last.organ if party else without_party(last.organ)
        rest = last.rest if party else without_party(last.rest)
        return Reading(organ, last.place, rest, True)
    return Reading(None, None, "", False)


def _named_by_none(page: Page, post: Element) -> bool:
    """Say whether a role is of a body without a name: 一家企业|负责人."""
    entity = page.organ_at_end.get(post.organ_end)
    return (entity is None or entity.label != "ORG") and of_some(page.text, post.organ_end)


def _of_waters(
    page: Page, post: Element, own: str, place: PlaceSaid | None, chain: list[PlaceSaid]
) -> Reading:
    """Give the division that a warden of waters or woods answers for: of the level said, else of list or text."""
    before = page.text[max(0, post.role.start - 4) : post.role.start].removesuffix("级")
    if place is not None:
        return Reading(place.name, place, "", False)
    if before.endswith("民间"):
        return Reading(None, None, "", False)
    if before[-1:] in LETTERS and (own or post.start < post.role.start):
        found = for_letter(page, before[-1], post.start, chain) if before[-1] not in "镇乡村" else None
    else:
        found = chain[0] if chain else seat(page, post.start)
    return Reading(found.name if found else None, found, "", found is not None)


def _from_there(page: Page, post: Element, place: PlaceSaid | None, title: str) -> bool:
    """Say whether what stands before a role only tells where its holder is or comes from: 奥地利教练, 一家酒馆老板."""
    entity = page.organ_at_end.get(post.organ_end)
    if title in role_words("owner"):
        return post.organ_start < post.organ_end and (entity is None or entity.label != "ORG")
    if place is None:
        return (
            entity is not None
            and entity.start == post.organ_start
            and (
                entity.label in {"GPE", "LOC"} or (entity.label == "FAC" and post.organ_end < post.role.start)
            )
            and title.endswith(tuple(role_words("trade")))
        )
    rest = page.text[place.end : post.organ_end]
    return rest in {"籍", "国籍"} or (not rest and title.endswith(tuple(role_words("trade"))))


def _sender(page: Page, post: Element, title: str) -> str | None:
    """Give the country or body whose envoy stands elsewhere: 中国驻俄罗斯大使, 世界卫生组织驻华代表."""
    sent = _SENT.search(page.text, max(0, post.organ_start - 3), post.organ_start)
    if sent is None or of_press(title):
        return None
    senders = _SENDERS if title in role_words("envoy") else _BODIES
    entity = page.organ_at_end.get(sent.start())
    return (
        page.text[entity.start : entity.end]
        if entity is not None and entity.label in senders and page.text[entity.start] not in LETTERS
        else None
    )


def _stationed(page: Page, post: Element) -> bool:
    """Say whether what stands before a reporter is only where he works: 驻宜春记者."""
    return page.text[post.organ_start - 1 : post.organ_start] == "驻"
