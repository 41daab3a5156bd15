"""One regular expression for a whole word list, shaped as a tree so that no position is tried word by word."""

from collections.abc import Iterable
from re import Pattern, compile, escape

Node = dict[str, "Node"]


def _write(node: Node) -> str:
    ends = "" in node
    branches = [escape(char) + _write(child) for char, child in node.items() if char]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return joined + ("?" if ends else "")


def tree(words: Iterable[str]) -> str:
    """Give the source of an expression that matches the longest of the words.

    >>> import re
    >>> re.findall(tree(["市委", "市委会", "市长"]), "市委会市长市委")
    ['市委会', '市长', '市委']
    """
    root: Node = {}
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _write(root) or "(?!)"


def pattern(words: Iterable[str]) -> Pattern[str]:
    """Compile `tree(words)`."""
    return compile(tree(words))
