"""One official of all mentions of a person, one post of all mentions of a post."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from newsnlp.labels import Entity

from .values import Official, Post, Span
from .words import role_words, title_of, titles

_CHINESE: Final = 3  # characters of a Chinese name, at most, but for the rare double surname
_COMPARED: Final = 40  # posts of one title and person that a further one is compared with
_COURTESY: Final = re.compile("(?:先生|女士|小姐|大姐|同志|某某|某)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention of one person with one post; `told` where a sentence tells of it: 张三任局长."""

    person: Span
    name: str
    post: Post
    told: bool = False


def plain(name: str) -> str:
    """Give a name without the blanks of layout: 龚 正 -> 龚正."""
    if name.isascii():
        return name
    name = re.sub(r"[ \u3000\t]+", "", name)
    return name[0] if len(name) == 2 and name[1] == "姓" else name


def officials(
    text: str, persons: Sequence[Entity], claims: Sequence[Claim], dead: Set[str] = frozenset()
) -> tuple[Official, ...]:
    """Merge claims into officials, in the order in which the persons first hold a post.

    Of `dead` persons, what they still were is a last post, what is told of their lives a former one.
    """
    known: dict[str, list[Span]] = defaultdict(list)
    for person in persons:
        known[plain(text[person.start : person.end])].append((person.start, person.end))
    by_name: dict[str, list[Claim]] = defaultdict(list)
    short: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if len(claim.name) == 1 or _COURTESY.search(claim.name):
            short[claim.name, claim.post.title].append(claim)
        else:
            by_name[claim.name].append(claim)
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys([*by_name, *known]):
        if 1 < len(name) <= 4 and not _COURTESY.search(name):
            by_surname[name[0]].append(name)
    holders = {name: {claim.post.title for claim in own} for name, own in by_name.items()}
    for name in [name for name in by_name if len(name) > 1]:
        fuller = _begun(name, by_name[name], by_name, known)
        if fuller is not None:
            by_name[fuller] += by_name.pop(name)
    for (name, title), own in short.items():
        told = any(claim.told for claim in own)
        full = _full_name(name, title, by_surname[name[0]], holders, told=told)
        held = any(one.endswith(title) for one in holders.get(full, ()))
        if held:
            own = [_addressed(claim) for claim in own]
        elif full != name and title in role_words("address"):
            own = [_employed(claim, by_name.get(full, ())) for claim in own]
        by_name[full] += own
    found = []
    for name, own in by_name.items():
        if name in dead:
            own = [_of_the_dead(claim) for claim in own]
        for group in _apart(own):
            spans = {claim.person for claim in group}
            others = {claim.person for claim in own} - spans
            spans |= {span for span in known.get(name, ()) if span not in others}
            posts = _posts([claim.post for claim in sorted(group, key=lambda c: c.post.mentions)])
            found.append(Official(name, tuple(sorted(spans)), posts))
    return tuple(sorted(found, key=lambda official: official.posts[0].mentions[0]))


def _full_name(
    short: str, title: str, names: Sequence[str], holders: Mapping[str, set[str]], *, told: bool
) -> str:
    """Find whose surname stands with a title: 张书记 is the one 张 who is 书记, else the only 张 there is.

    The only 张 may hold other posts where the text tells of this one: 张是…主任.
    """
    fitting = [name for name in names if any(held.endswith(title) for held in holders.get(name, ()))]
    if len(fitting) == 1:
        return fitting[0]
    if (
        len(short) == 1
        and len(names) == 1
        and (told or not holders.get(names[0]) or title in role_words("address"))
    ):
        return names[0]
    return short


def _begun(
    name: str, own: Sequence[Claim], claimed: Mapping[str, list[Claim]], known: Mapping[str, list[Span]]
) -> str | None:
    """Find the one full name of which a foreign or minority name is the first part: 吐尔逊江, 哈斯 for 哈斯巴根."""
    longer = [
        full
        for full in dict.fromkeys([*claimed, *known])
        if len(full) > len(name)
        and full.startswith(name)
        and (full[len(name)] == "·" or len(full) > _CHINESE)
    ]
    if len(longer) != 1 or longer[0] not in claimed:
        return None
    titles_held = {claim.post.title for claim in claimed[longer[0]]}
    return longer[0] if all(claim.post.title in titles_held for claim in own) else None


def _of_the_dead(claim: Claim) -> Claim:
    if claim.post.status != "current":
        return claim
    return replace(claim, post=replace(claim.post, status="former" if claim.told else "deceased"))


def _employed(claim: Claim, own: Sequence[Claim]) -> Claim:
    """Give a form of address the organ of the post that the person holds: 卢警官 where he is a 民警 of a station."""
    if not (claim.post.organ is None or claim.post.organ_inherited):
        return claim
    kind = title_of(claim.post.title)
    kin = [other.post for other in own if other.post.organ and title_of(other.post.title)]
    held = next((post for post in kin if kind and _family(post) == kind.family), None)
    if held is None:
        return replace(claim, post=replace(claim.post, organ=None, jurisdiction=None)) if own else claim
    return replace(
        claim,
        post=replace(claim.post, organ=held.organ, organ_inherited=True, jurisdiction=held.jurisdiction),
    )


def _family(post: Post) -> str:
    known = title_of(post.title)
    return known.family if known is not None else ""


def _addressed(claim: Claim) -> Claim:
    """Drop the organ that the text around an address gives, where the full name tells it: 关局长."""
    post = claim.post
    return (
        replace(claim, post=replace(post, organ=None, jurisdiction=None)) if post.organ_inherited else claim
    )


def _apart(claims: list[Claim]) -> list[list[Claim]]:
    """Keep a reporter and an official of the same name apart."""
    press = [c for c in claims if c.post.title.endswith(("记者", "通讯员"))]
    rest = [c for c in claims if not c.post.title.endswith(("记者", "通讯员"))]
    families = {titles()[c.post.title].family for c in rest if c.post.title in titles()}
    if press and families & {"party", "government", "congress", "court", "army"}:
        return [group for group in (rest, press) if group]
    return [claims]


def _posts(posts: Sequence[Post]) -> tuple[Post, ...]:
    """Merge the same post said again: in the same words, in shorter ones, or without its organ."""
    same: dict[tuple[str, str | None, str], list[Post]] = defaultdict(list)
    for post in posts:
        same[post.title, post.organ, post.status].append(post)
    merged: list[Post] = []
    by_title: dict[str, list[int]] = defaultdict(list)
    for post in sorted(map(_once, same.values()), key=lambda post: (post.organ is None, post.mentions[0])):
        for index in (by_title[post.title] or _fuller(merged, post))[:_COMPARED]:
            if _same_organ(post, merged[index]):
                merged[index] = _join(merged[index], post)
                break
        else:
            by_title[post.title].append(len(merged))
            merged.append(post)
    return tuple(sorted(merged, key=lambda post: post.mentions[0]))


def _fuller(merged: Sequence[Post], post: Post) -> list[int]:
    """Find the post that a bare role word stands for in address: 王书记 said of a 副书记, 主席 of a 国家主席."""
    if post.organ is not None or post.status != "current":
        return []
    return [
        i
        for i, other in enumerate(merged[:_COMPARED])
        if other.title in {f"副{post.title}", f"代{post.title}", f"国家{post.title}"}
    ]


def _once(posts: list[Post]) -> Post:
    """Make one of posts said in the same words."""
    first = next((post for post in posts if not post.organ_inherited), posts[0])
    decided = next((post for post in posts if post.jurisdiction and post.jurisdiction.code), first)
    start = next((post.start_date for post in posts if post.start_date), None)
    end = next((post.end_date for post in posts if post.end_date), None)
    return replace(
        first,
        jurisdiction=decided.jurisdiction,
        mentions=tuple(sorted({span for post in posts for span in post.mentions})),
        start_date=start,
        end_date=end,
    )


def _same_organ(one: Post, two: Post) -> bool:
    first, second = one.organ, two.organ
    if first is None or second is None or first == second:
        return True
    if first.endswith(second) or second.endswith(first):
        return True
    if one.organ_canonical is not None and one.organ_canonical == two.organ_canonical:
        return True
    return bool(one.jurisdiction and one.jurisdiction == two.jurisdiction) and (
        first.startswith(second) or second.startswith(first)
    )


def _join(one: Post, two: Post) -> Post:
    fuller = (
        two
        if one.title == two.title and len(two.organ or "") > len(one.organ or "") and not two.organ_inherited
        else one
    )
    status = one.status if one.status != "current" else two.status
    mentions = tuple(sorted({*one.mentions, *two.mentions}))
    return replace(
        fuller,
        status=status,
        mentions=mentions,
        evidence=one.evidence,
        start_date=one.start_date or two.start_date,
        end_date=one.end_date or two.end_date,
    )
