"""The texts that the cells of a package share: looked up one by one, and appended to."""

import re
from collections.abc import Sequence
from functools import cached_property
from xml.sax.saxutils import escape

from defusedxml import ElementTree

from rampath.workbook.package import Package
from rampath.workbook.patch.sheet_bytes import Unfamiliar


class SharedTexts:
    """The shared texts, of which the part is unpacked when the first is asked for."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part

    def at(self, number: int) -> str:
        """The text with a number, without what tells how it is pronounced; nothing where there is none."""
        if number >= len(self._places):
            return ""
        begin, end = self._places[number]
        item = ElementTree.fromstring(re.sub(rb"(</?|\s)[A-Za-z_][\w.-]*:", rb"\1", self._content[begin:end]))
        runs = [item, *item.findall("r")]
        return "".join(each.text or "" for run in runs for each in run.findall("t"))

    @cached_property
    def _content(self) -> bytes:
        return self._package.read(self._part) if self._part else b""

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        pattern = re.compile(rb"<((?:[\w.-]+:)?)si(?:\s[^>]*|/)?(?:(?<=/)>|(?<!/)>.*?</\1si\s*>)", re.DOTALL)
        return [each.span() for each in pattern.finditer(self._content)]


def appended(content: bytes, texts: Sequence[str], uses: int) -> tuple[bytes, dict[str, int]]:
    """The shared texts with new ones behind them; the numbers of the old stay, and the counts follow."""
    root = re.search(rb"<((?:[\w.-]+:)?)sst(?=[\s/>])[^>]*>", content)
    if root is None or b"<!" in content:
        raise Unfamiliar
    p = root[1]
    count = len(re.findall(rb"<" + p + rb"si[\s/>]", content))
    added = b"".join(b'<%bsi><%bt xml:space="preserve">%b</%bt></%bsi>' % (p, p, escape(t).encode(), p, p)
                     for t in texts)  # fmt: skip
    tag = re.sub(rb'(\suniqueCount=")\d+', lambda m: m[1] + str(count + len(texts)).encode(), root[0])
    tag = re.sub(rb'(\scount=")(\d+)', lambda m: m[1] + str(int(m[2]) + uses).encode(), tag)
    if tag.endswith(b"/>"):
        body = tag[:-2] + b">" + added + b"</" + p + b"sst>"
        return content[: root.start()] + body + content[root.end() :], {t: i for i, t in enumerate(texts)}
    end = content.rindex(b"</" + p + b"sst")
    return (
        content[: root.start()] + tag + content[root.end() : end] + added + content[end:],
        {text: count + at for at, text in enumerate(texts)},
    )
