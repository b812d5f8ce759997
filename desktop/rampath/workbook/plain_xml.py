"""A sheet's XML in the plain form that all here can read: what XML allows beside it, but no program is used to.

A value may be written as a section (`<![CDATA[2.5]]>`), by references (`&#50;.5`), or with comments and blanks in it.
calamine would then lose the cell, or take `1<!-- -->.5` for 1, and a tag inside a comment would be taken for one. So
each is written out as ordinary text before anything looks at it; in ordinary XML a glance finds none of them.
"""

import re
from collections.abc import Iterable, Iterator

from rampath.workbook.quick_find import stands_in
from rampath.workbook.reach import whole_tags

_OPENING = re.compile(rb"<!\[CDATA\[|<!--|<\?(?!xml\s)")
_SECTION = b"<![CDATA["
_ENDING = {_SECTION: b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^<>?]*\?>\s*")
_LONGEST = 1_000_000
_BLANK_AHEAD = re.compile(rb"v>\s++[^\s<]")
_BLANK_BEHIND = re.compile(rb"v>[^<>]*[^<>\s]\s+(?:<|\Z)")
_VALUE = re.compile(rb"(<(?:\w+:)?v(?:\s[^<>]*)?>)([^<>]+)(?=<|\Z)")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_KEPT = frozenset(b"&<>")


class PlainXml:
    """Makes the pieces of a part plain, one after another, and tells whether any was not."""

    def __init__(self) -> None:
        self.changed = False
        self._lined = False
        """Whether a line ended before: behind that, blanks around a value are those of the writing, and no text's."""

    def pieces(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same XML, cut before a tag and never in one; raises ValueError where a comment or the like never ends."""
        held = b""
        for piece in self._written_out(filter(None, whole_tags(pieces))):
            if self.changed:  # what was a piece's end may be amid a value now
                cut = max(held.rfind(b"<"), 0)
                if len(held) - cut > _LONGEST:
                    raise ValueError(cut)
            else:
                cut = len(held)
            yield self._with_plain_values(held[:cut])
            held = held[cut:] + piece
        yield self._with_plain_values(held)

    def whole(self, xml: bytes) -> bytes:
        """The same XML in one piece: the same object where it is plain."""
        if not (_has_sections(xml) or _has_odd_values(xml, lined=xml.find(b"\n", _behind_declaration(xml)) >= 0)):
            return xml
        return b"".join(self.pieces([xml]))

    def _written_out(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Comments and instructions are left out, sections become text; each may go on over many pieces."""
        opening = b""
        for piece in pieces:
            if not opening and not _has_sections(piece):
                yield piece
                continue
            self.changed = True
            at, out = 0, list[bytes]()
            while at < len(piece):
                if opening:
                    end = piece.find(_ENDING[opening], at)
                    text = piece[at : end if end >= 0 else len(piece)]
                    out.append(_escaped(text) if opening == _SECTION else b"")
                    at, opening = (end + len(_ENDING[opening]), b"") if end >= 0 else (len(piece), opening)
                else:
                    found = _OPENING.search(piece, at)
                    begin, end = found.span() if found is not None else (len(piece), len(piece))
                    out.append(piece[at:begin])
                    at, opening = end, piece[begin:end]
            yield b"".join(out)
        if opening:
            raise ValueError(opening)

    def _with_plain_values(self, piece: bytes) -> bytes:
        line = 0 if self._lined else piece.find(b"\n", _behind_declaration(piece))
        self._lined = line >= 0
        if not _has_odd_values(piece, lined=self._lined):
            return piece
        plain = _VALUE.sub(lambda found: _plain_value(found, lined=0 <= line < found.end()), piece)
        self.changed = self.changed or plain != piece
        return plain


def plain_xml(xml: bytes) -> bytes:
    """The XML in its plain form; raises ValueError where a comment or the like never ends."""
    return PlainXml().whole(xml)


def _has_sections(xml: bytes) -> bool:
    return stands_in(xml, b"<!", 1) or stands_in(xml, b"<?", 1, _behind_declaration(xml))


def _has_odd_values(xml: bytes, *, lined: bool) -> bool:
    if stands_in(xml, b"&#", 1):
        return True
    if not lined:
        return False
    return _BLANK_AHEAD.search(xml) is not None or _BLANK_BEHIND.search(xml) is not None


def _behind_declaration(xml: bytes) -> int:
    """Where what comes after the declaration and the end of its line begins."""
    found = _DECLARATION.match(xml)
    return 0 if found is None else found.end()


def _plain_value(found: re.Match[bytes], *, lined: bool) -> bytes:
    """A value whose references to plain signs are these signs; where the XML is written in lines, without blanks around
    it if it has none within.
    """
    text = _REFERENCE.sub(_sign, found[2]) if b"&#" in found[2] else found[2]
    bare = text.strip() if lined else text
    return found[1] + (bare if len(bare.split()) == 1 else text)


def _sign(reference: re.Match[bytes]) -> bytes:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return bytes([number]) if 32 <= number < 127 and number not in _KEPT else reference[0]


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
