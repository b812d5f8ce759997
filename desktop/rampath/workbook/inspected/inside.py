"""The parts of a package by what points to them, with the bytes of each pointer."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from rampath.workbook.contents import Contents, contents_of
from rampath.workbook.inspected.item import Cut
from rampath.workbook.package import Package
from rampath.workbook.patch.sheet_bytes import attributes_in

TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
_RELATIONSHIP = re.compile(rb"<(?:[\w.-]+:)?Relationship(?=\s)([^<>]*?)(?:/>|>\s*</(?:[\w.-]+:)?Relationship\s*>)")
_OVERRIDE = re.compile(rb"<(?:[\w.-]+:)?Override(?=\s)([^<>]*?)(?:/>|>\s*</(?:[\w.-]+:)?Override\s*>)")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relation: its owner, id, kind, target (a part's own name, or what stands outside), and where it is written."""

    owner: str
    id: str
    kind: str
    target: str
    outside: bool
    listed: str
    begin: int
    end: int

    @property
    def cut(self) -> Cut:
        return Cut(self.listed, self.begin, self.end)


class Inside:
    """A package that is looked through."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.contents: Contents = contents_of(package)
        self._own = {name.casefold(): name for name in package.names}

    @cached_property
    def pointers(self) -> tuple[Pointer, ...]:
        return tuple(each for name in self.package.names if name.endswith(".rels") for each in self._pointers(name))

    def of(self, owner: str) -> list[Pointer]:
        return [each for each in self.pointers if each.owner.casefold() == owner.casefold()]

    def to(self, part: str) -> list[Pointer]:
        return [each for each in self.pointers if not each.outside and each.target == part]

    def drop(self, part: str) -> tuple[tuple[Cut, ...], tuple[str, ...]]:
        """What takes a part out: its content type and the relations to it; with it goes what only it points to."""
        gone = [part]
        for name in gone:  # grows while it is gone through
            for each in self.of(name):
                inside = not each.outside and each.target in self.package.names and each.target not in gone
                if inside and all(to.owner in gone for to in self.to(each.target)):
                    gone.append(each.target)
        lists = [each for each in (self._own.get(_rels(name).casefold()) for name in gone) if each is not None]
        cuts = [each.cut for name in gone for each in self.to(name) if each.listed not in lists]
        types = self.package.read(TYPES)
        for found in _OVERRIDE.finditer(types):
            named = unescape(dict(attributes_in(found[1])).get(b"PartName", b"").decode("utf-8", "replace"))
            if self._own.get(unquote(named).lstrip("/").casefold()) in gone:
                cuts.append(Cut(TYPES, *found.span()))
        return tuple(dict.fromkeys(cuts)), (*gone, *lists)

    def unused(self, owner: str, element: bytes, relation: str) -> tuple[Cut, ...]:
        """What takes out an owner's empty element that uses a relation."""
        pattern = re.compile(
            rb"<(?:[\w.-]+:)?" + element + rb'\s[^<>]*?[\w.-]+:id="' + relation.encode() + rb'"[^<>]*?/>'
        )
        return tuple(Cut(owner, *found.span()) for found in pattern.finditer(self.package.read(owner)))

    def _pointers(self, listed: str) -> Iterator[Pointer]:
        folder, _, last = listed.rpartition("_rels/")
        owner = folder + last.removesuffix(".rels")
        for found in _RELATIONSHIP.finditer(self.package.read(listed)):
            told = {key.decode(): unescape(value.decode("utf-8", "replace")) for key, value in attributes_in(found[1])}
            target, outside = told.get("Target", ""), told.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
                target = self._own.get(target.casefold(), target)
            kind = told.get("Type", "").rpartition("/")[2]
            yield Pointer(owner, told.get("Id", ""), kind, target, outside, listed, *found.span())


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
