"""What an .xlsx says of itself: its sheets with their parts, its calendar, and whether it was ever calculated."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from defusedxml import ElementTree

from rampath.workbook.package import Package

_BOOK = "xl/workbook.xml"
_YES = {"1", "true"}
_MOST_XML = 20_000_000


class SheetKind(StrEnum):
    """What a sheet is; only a worksheet has cells to read."""

    WORKSHEET = "worksheet"
    CHART = "chartsheet"
    DIALOG = "dialogsheet"
    MACRO = "macrosheet"


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet of the workbook, in its order; `part` is nothing where the file holds none for it."""

    name: str
    part: str
    kind: SheetKind
    hidden: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets, the parts that they share, and two things that change what their numbers mean."""

    entries: tuple[Entry, ...]
    strings: str
    styles: str
    since_1904: bool
    uncalculated: bool
    """Whether the workbook asks to be calculated when it is opened, so that what is stored may be nothing."""


def contents_of(package: Package) -> Contents:
    """What a package's workbook part says; raises what the XML parser raises, and KeyError for a missing part."""
    relations = relations_of(package, _BOOK)
    root = _root(_without_names(package.read(_BOOK)))
    told = {_local(each): each for each in root}
    sheets = told.get("sheets")
    return Contents(
        entries=tuple(_entries(sheets, relations, package)) if sheets is not None else (),
        strings=_shared(relations, package, "sharedStrings"),
        styles=_shared(relations, package, "styles"),
        since_1904="workbookPr" in told and told["workbookPr"].get("date1904") in _YES,
        uncalculated="calcPr" in told and told["calcPr"].get("fullCalcOnLoad") in _YES and not _is_ours(package),
    )


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: another part, or (`outside`) something beyond the file."""

    kind: str
    target: str
    outside: bool


def relations_of(package: Package, part: str) -> dict[str, Relation]:
    """The relations of a part by their ids; none where it has no list of them."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return {}
    return {
        each.get("Id") or "": _relation(each, folder)
        for each in _root(package.read(listed))
        if _local(each) == "Relationship"
    }


def plain_parts(contents: Contents, names: dict[str, str]) -> dict[str, bytes]:
    """The small parts of a workbook that has only these sheets (by number, with their parts), written anew."""
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in names)
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/worksheet" Target={quoteattr(part.removeprefix("xl/"))}/>'
        for n, part in names.items()
    )
    said += "".join(
        f'<Relationship Id="{kind}" Type="{_DOCUMENT}/{kind}" Target="{kind}.xml"/>'
        for kind, part in (("sharedStrings", contents.strings), ("styles", contents.styles))
        if part
    )
    calendar = ' date1904="1"' if contents.since_1904 else ""
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/></Types>'.encode(),
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{said}'
        "</Relationships>".encode(),
        _BOOK: f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><workbookPr{calendar}/><sheets>{sheets}</sheets>'
        "</workbook>".encode(),
    }


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _is_ours(package: Package) -> bool:
    """Whether Rampath wrote the workbook, which stores a value with each of its formulas."""
    return b"<Application>Rampath<" in (package.find("docProps/app.xml") or b"")


def _shared(relations: dict[str, Relation], package: Package, kind: str) -> str:
    """The part of this kind; by its usual name where no relation tells of it."""
    told = next((each.target for each in relations.values() if each.kind == kind), "")
    return next((part for part in (told, f"xl/{kind}.xml") if part in package), "")


def _entries(sheets: Element, relations: dict[str, Relation], package: Package) -> Iterator[Entry]:
    for sheet in sheets:
        if _local(sheet) != "sheet":
            continue
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        relation = relations.get(key, Relation("worksheet", "", outside=False))
        kind = next((kind for kind in SheetKind if kind in relation.kind.casefold()), SheetKind.WORKSHEET)
        hidden = sheet.get("state") in {"hidden", "veryHidden"}
        target = "" if relation.outside else relation.target
        part = next((each for each in (target, target.removeprefix("xl/")) if each in package), "")
        yield Entry(sheet.get("name") or "", part, kind, hidden)


def _relation(told: Element, folder: str) -> Relation:
    target = told.get("Target") or ""
    outside = told.get("TargetMode") == "External"
    if not outside:
        target = unquote(target.replace("\\", "/"))
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation((told.get("Type") or "").rpartition("/")[2], target, outside)


def _without_names(content: bytes) -> bytes:
    """The workbook part without its defined names: thousands of them may stand there, and no cell needs one."""
    begin, end = content.find(b"<definedNames"), content.rfind(b"</definedNames>")
    return content if not 0 <= begin < end else content[:begin] + content[end + len(b"</definedNames>") :]


def _root(content: bytes) -> Element:
    if len(content) > _MOST_XML:
        raise ValueError(len(content))
    return ElementTree.fromstring(content)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
