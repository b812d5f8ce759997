"""What stands around a country's name in a label: indentation, leaders, footnote marks, and words in brackets."""

import re
from typing import NamedTuple

from rampath.domain.member import plain

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_LEADERS = re.compile(r"(?:\s*(?:\.\s*\.[\s.]*|[…·_][\s….·_]*))+$")
_BULLET = re.compile(r"^(?:[-–—•·▪◦*]\s+|\(?\d{1,3}[.)]\s*|\d{1,3}\s+)(?=[^\W\d_])")
_BRACKETS = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])")
_BEFORE = re.compile(r"^(?:[*†‡§¶‖#¹²³⁰⁴-⁹ᵃ-ᶻ⁽⁾]+|\((?:[a-z]|\d{1,2})\))\s*")
_AFTER = re.compile(
    r"\s*(?P<mark>[*†‡§¶‖#^]+|[¹²³⁰⁴-⁹ᵃ-ᶻ⁽⁾]+|\((?:[a-z]|[ivx]{1,4}|\d{1,3})(?:\s?[,;]\s?(?:[a-z]|\d{1,3}))*\)"
    r"|(?:(?<=\s)[a-z]|\d{1,3})\)|\d{1,3}(?:\s?[,;]\s?\d{1,3})*|(?<=\s)[a-z](?:\s?[,;]\s?[a-z])*)$"
)
_GLUED = re.compile(r"(?<=[^\W\d_]{3})[a-h]$")
_ONLY_MARK = re.compile(
    r"(?:(?:[Ff]oot)?[Nn]otes? )?(?:[a-z]|[ivx]{1,4}|\d{1,3})(?:(?:\s?[,;]\s?| and )(?:[a-z]|\d{1,3}))*|[*†‡§¶‖#]+"
)
_SIGNS = re.compile(r"[.'\"]")
_JOINTS = re.compile(r"[\s,;:()\[\]/\-]+")
_ARTICLE = re.compile(r"^the | the$")
_SAINT = re.compile(r"\bst\b")


class Stripped(NamedTuple):
    """A label without one or more of its footnote marks, and these, as they stand there.

    `glued` where a letter was taken off the last word, as in `Greecea`, which might be a mistyped name as well.
    """

    text: str
    marks: str
    glued: bool = False


def tidy(text: str) -> str:
    """The label on one line, without indentation, bullets and the dots that lead to the figures."""
    line = _LEADERS.sub("", _BLANKS.sub(" ", text).strip()).rstrip(" :")
    return _BULLET.sub("", line)


def key(name: str) -> str:
    """What two spellings of one name share: no case, accents, stops, commas, brackets, `&` and article."""
    small = _SIGNS.sub("", plain(name)).replace("&", " and ")
    return _ARTICLE.sub("", _SAINT.sub("saint", _JOINTS.sub(" ", small).strip()))


def stripped(text: str) -> list[Stripped]:
    """The label with more and more of its footnote marks taken off, from the ends inwards; the last one first letter.

    Whoever calls takes the first that is a name; where none is, nothing was a mark.
    """
    found: list[Stripped] = []
    marks = ""
    before = _BEFORE.match(text)
    if before is not None:
        text, marks = text[before.end() :], before[0].strip()
        found.append(Stripped(text, marks))
    for _ in range(4):
        after = _AFTER.search(text)
        if after is None or not text[: after.start()].strip():
            break
        text, marks = text[: after.start()].rstrip(" ,"), after["mark"] + marks
        found.append(Stripped(text, marks))
    glued = _GLUED.search(text)
    if glued is not None:
        found.append(Stripped(text[: glued.start()], glued[0] + marks, glued=True))
    return found


def without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """The label without what stands in brackets, and that: `Czechia*` and `Koruny` of `Czechia* (Koruny)`."""
    words = tuple((round_ or square).strip() for round_, square in _BRACKETS.findall(text))
    return _BRACKETS.sub("", text).strip(), tuple(word for word in words if word)


def is_mark(words: str) -> bool:
    """Whether words in brackets are nothing but a footnote mark."""
    return _ONLY_MARK.fullmatch(words) is not None
