"""The rules of an Open Packaging Conventions file (ECMA-376 part 2) that Excel repairs or refuses a workbook for."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LIST = "[Content_Types].xml"


def broken_rules(file: Path) -> list[str]:
    """What is wrong with the package in `file`, a sentence each; an empty list where nothing is."""
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    return [*_members(names), *_well_formed(parts), *_typed(parts), *_related(parts)]


def _members(names: list[str]) -> Iterator[str]:
    lowered = [name.lower() for name in names]
    for name in names:
        if lowered.count(name.lower()) > 1:
            yield f"{name}: stands twice"
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield f"{name}: is no name of a part"
    if _LIST not in names:
        yield f"{_LIST}: is missing"


def _xml(content: bytes) -> Element | None:
    try:
        return fromstring(content)  # noqa: S314 - our own packages
    except ParseError:
        return None


def _well_formed(parts: dict[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if name.endswith((".xml", ".rels", ".vml")) and _xml(content) is None:
            yield f"{name}: is no well-formed XML"


def _typed(parts: dict[str, bytes]) -> Iterator[str]:
    """Each part has a content type, and each type that is given by name has its part."""
    root = _xml(parts.get(_LIST, b""))
    if root is None:
        return
    endings = [str(each.get("Extension")).lower() for each in root.iter(f"{_TYPES}Default")]
    named = [str(each.get("PartName")) for each in root.iter(f"{_TYPES}Override")]
    for said in (*endings, *named):
        if (endings + named).count(said) > 1:
            yield f"{said}: its content type is given twice"
    for name in named:
        if name.removeprefix("/") not in parts:
            yield f"{name}: has a content type and is missing"
    for name in parts:
        ending = name.rpartition(".")[2].lower()
        if name != _LIST and not name.endswith("/") and f"/{name}" not in named and ending not in endings:
            yield f"{name}: has no content type"


def _related(parts: dict[str, bytes]) -> Iterator[str]:
    """Relationships have one id each and lead to a part; ids that a part uses are there; no part is out of reach."""
    reached = {_LIST}
    for name in [each for each in parts if each.endswith(".rels")]:
        folder, _, last = name.rpartition("_rels/")
        owner = folder + last.removesuffix(".rels")
        reached.add(name)
        if owner and owner not in parts:
            yield f"{name}: belongs to no part"
        root = _xml(parts[name])
        found = [] if root is None else [*root.iter(f"{_RELATIONS}Relationship")]
        ids = [str(each.get("Id")) for each in found]
        for each in found:
            if ids.count(str(each.get("Id"))) > 1:
                yield f"{name}: the id {each.get('Id')} stands twice"
            if each.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, str(each.get("Target")))).lstrip("/")
            reached.add(target)
            if target not in parts:
                yield f"{name}: {each.get('Id')} leads to {target}, which is missing"
        yield from _used(owner, _xml(parts.get(owner, b"")), ids)
    for name, content in parts.items():
        if f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels".lstrip("/") not in parts:
            yield from _used(name, _xml(content), [])
        if name not in reached and not name.endswith("/"):
            yield f"{name}: no relationship leads to it"


def _used(owner: str, root: Element | None, ids: list[str]) -> Iterator[str]:
    for element in () if root is None else root.iter():
        for key, value in element.attrib.items():
            if key.startswith(_R) and value and value not in ids:
                yield f"{owner}: uses the relationship {value}, which is missing"
