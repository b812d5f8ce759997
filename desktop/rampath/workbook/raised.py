"""The raised numbers of footnotes in rich texts, as the signs that say so: `1.2` and a raised `1` are no `1.21`.

calamine puts the runs of a text together and drops how they look. So the digits of raised runs become Unicode's
superscripts, which are footnote marks to all who read, before it sees them. They are written as references, which are
the same in whichever encoding a part is.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from rampath.workbook.plain_xml import plain_xml
from rampath.workbook.quick_find import stands_in

_SIGNS = dict(zip("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", strict=True))
_RUN = re.compile(
    rb"(<(?:\w+:)?vertAlign\b(?=[^<>]*?\bval\s*=\s*[\"']superscript[\"'])[^<>]*+>"
    rb"(?:[^<]*<(?!(?:\w+:)?(?:t|r|vertAlign)[\s/>]|/(?:\w+:)?r[\s>])[^<>]*>)*+[^<]*<(?:\w+:)?t(?:\s[^<>]*)?>)([^<]*)"
)
_SMALL = 20_000_000
"""Shared texts up to this size are looked at in one piece."""
_SIGN = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));|&[^;<]*;|_x[0-9a-fA-F]{4}_|[0-9()]")


_POSITION = re.compile(rb"\bstyle:text-position\s*=\s*[\"'](?:super|[1-9])")
_STYLE = re.compile(rb"<style:style\b[^<>]*?\bstyle:name\s*=\s*[\"']([^\"'<>]*)[\"']")
_SPAN = re.compile(rb"(<text:span\b(?=[^<>]*?\btext:style-name\s*=\s*[\"']([^\"'<>]*)[\"'])[^<>]*+>)([^<]*)")
_FARTHEST = 4_000
"""How far behind the beginning of its style a position is looked for."""


def may_be_raised(xml: bytes) -> bool:
    """Whether a run may be raised in XML: its properties, which most texts have none of, would say so."""
    return stands_in(xml, b"rPr", 1) and stands_in(xml, b"superscript", 2)


def raised(xml: bytes) -> bytes:
    """The XML of texts, or of a sheet, in which the digits and brackets of raised runs say themselves that they are.

    The pattern stops at the next run, so that the time grows with the length of the XML and no faster.
    """
    return _RUN.sub(_raise, xml) if may_be_raised(xml) else xml


def raised_pieces(pieces: list[bytes]) -> list[bytes]:
    """The same of a sheet in pieces, which are put together where a run may go on from one to the next."""
    return [raised(b"".join(pieces))] if any(map(may_be_raised, pieces)) else pieces


def raised_strings(size: int, read: Callable[[], bytes], pieces: Callable[[], Iterable[bytes]]) -> list[bytes] | None:
    """The shared texts in pieces for calamine; None where nothing is raised in them, so that it gets them as they are.

    `read` gives the part, of `size` bytes, and `pieces` a large one piece by piece.
    """
    if not any(map(may_be_raised, pieces() if size > _SMALL else [read()])):
        return None
    return [raised(plain_xml(read()))]


def raised_ods(content: bytes) -> bytes:
    """The content of an .ods in which the digits and brackets of raised spans say themselves that they are."""
    names = raised_names(content)
    return raised_by(names, content) if names else content


def raised_names(content: bytes) -> frozenset[bytes]:
    """The names of the styles of an .ods by which spans are raised."""
    return frozenset(_raised_styles(content)) if b"text-position" in content else frozenset()


def raised_by(names: frozenset[bytes], content: bytes) -> bytes:
    """The same of content, or of a piece of it that is cut before a tag, whose raised spans are of these styles."""
    return _SPAN.sub(lambda span: span[1] + _raise_text(span[3]) if span[2] in names else span[0], content)


def _raised_styles(content: bytes) -> Iterator[bytes]:
    for found in _POSITION.finditer(content):
        begin = content.rfind(b"<style:style", max(0, found.start() - _FARTHEST), found.start())
        name = _STYLE.match(content, begin) if begin >= 0 else None
        if name is not None:
            yield name[1]


def _raise_text(text: bytes) -> bytes:
    """A piece of XML's text with its digits and brackets as superscripts."""
    return _SIGN.sub(_reference, text)


def _raise(run: re.Match[bytes]) -> bytes:
    return run[1] + _raise_text(run[2])


def _reference(found: re.Match[bytes]) -> bytes:
    if found[1] or found[2]:
        number = int(found[1], 16) if found[1] else int(found[2])
    else:
        number = found[0][0] if len(found[0]) == 1 else 0
    sign = _SIGNS.get(chr(number)) if number < 128 else None
    return found[0] if sign is None else b"&#%d;" % ord(sign)
