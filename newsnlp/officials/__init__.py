"""Who holds which post, of what, where: persons of a text linked to their posts.

`link` takes a text with its entity spans and gives `Linked`: officials with posts, and events (appointments).
How it reads: `units` finds the pieces, `organ_reader` the organ before a role word (of `organ_pieces`, or by
`organ_free` where no list vouches for it), `phrases` makes lists of posts,
`attach` and `notices` tie lists to persons (`enumerated` to all of an enumeration), `organs` fills in what a list or
the document leaves unsaid (`lettered` and `homes` the place of a level letter, `anaphora` the institution of a bare
role, `parts` and `elsewhere` that of a part, `byline` the outlet), `merge` makes one official of all mentions of a
person.
"""

from .link import link
from .values import Event, Jurisdiction, Linked, Official, Post

__all__ = ["Event", "Jurisdiction", "Linked", "Official", "Post", "link"]
