"""What a file carries beside its cells, and what was done about it: macros, links, connections, objects, names."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException

from rampath.domain.finding import Finding, Severity, told
from rampath.wording import number, tr
from rampath.workbook.contents import relations_of
from rampath.workbook.package import Damaged, Package
from rampath.workbook.result import shown
from rampath.workbook.xls_record import XlsRecords

_MOST_NAMED = 10
_CONNECTION = re.compile(rb"<(?:\w+:)?connection\b[^<>]*?\sname\s*=\s*\"([^\"]*)\"")
_NAME = re.compile(rb"<(?:\w+:)?definedName\b[^<>]*>([^<]*)")
_DDE = re.compile(
    rb"<(?:\w+:)?ddeLink\b(?=[^<>]*?\sddeService\s*=\s*\"([^\"<]*)\")(?=[^<>]*?\sddeTopic\s*=\s*\"([^\"<]*)\")"
)
_ODS_DDE = re.compile(rb"<office:dde-source\b[^<>]*?dde-application=\"([^\"]*)\"")
_ODS_SOURCE = re.compile(rb"<table:(?:table-source|cell-range-source)\b[^<>]*?xlink:href=\"([^\"]*)\"")


@dataclass(slots=True)
class Beside:
    """What there is beside the cells, by kind; none of it is run, followed or opened.

    `names` counts the names that are defined in the file, and `lost` those of them that point to nothing (#REF!).
    """

    macros: bool = False
    macro_sheets: Sequence[str] = ()
    missing_sheets: Sequence[str] = ()
    hidden_sheets: Sequence[str] = ()
    links: list[str] = field(default_factory=list)
    connections: list[str] = field(default_factory=list)
    objects: int = 0
    names: int = 0
    lost: int = 0
    torn: bool = False
    noughts: bool = False
    spoilt: bool = False
    doubt: tuple[str, str] | None = None


def findings_of(file: str, beside: Beside) -> Iterator[Finding]:
    """The findings about a file as such; their place is the file's name."""
    for said, done in (*_about_text(beside), *_about_missing(beside)):
        yield told(Severity.WARNING, file, "", said, done=done, file=file)
    for said, done in (*_about_zeros(beside), *_about_code(beside), *_about_links(beside), *_about_sheets(beside)):
        yield told(Severity.NOTE, file, "", said, done=done, file=file)


Said = Iterator[tuple[str, str]]
"""What there is, and what was done about it."""


def _about_text(beside: Beside) -> Said:
    if beside.torn:
        yield (tr("The quotation marks of the text do not pair"),
               tr("Some were read as plain characters; check the texts"))  # fmt: skip
    if beside.spoilt:
        yield (tr("Some letters of the text are damaged"),
               tr("“�” stands for each of them; ask for the file again if a name or figure is among them"))  # fmt: skip


def _about_missing(beside: Beside) -> Said:
    if beside.missing_sheets:
        yield (tr("The file names sheets that it does not hold: {names}", names=_some(beside.missing_sheets)),
               tr("They could not be read; ask for the file again where it came from"))  # fmt: skip


def _about_zeros(beside: Beside) -> Said:
    if beside.doubt is not None:
        yield beside.doubt
    if beside.noughts:
        yield tr("The text holds bytes of zero, which stand for nothing"), tr("They were left out")


def _about_code(beside: Beside) -> Said:
    if beside.macros:
        yield tr("The file holds macros"), tr("They were not run, and never are")
    if beside.macro_sheets:
        yield (tr("The file holds sheets of macros: {names}", names=_some(beside.macro_sheets)),
               tr("They were neither run nor read"))  # fmt: skip
    if beside.objects == 1:
        yield tr("The file has an object of another program inside it"), tr("It was not opened")
    elif beside.objects:
        yield (tr("The file has {count} objects of other programs inside it", count=beside.objects),
               tr("They were not opened"))  # fmt: skip


def _about_links(beside: Beside) -> Said:
    if len(beside.links) == 1:
        yield tr("The file has a link to another file: {names}", names=_some(beside.links)), tr("It was not followed")
    elif beside.links:
        yield (tr("The file has {count} links to other files: {names}",
                  count=len(beside.links), names=_some(beside.links)),
               tr("They were not followed"))  # fmt: skip
    if beside.connections:
        yield (tr("The file has data connections: {names}", names=_some(beside.connections)),
               tr("They were not followed"))  # fmt: skip
    if beside.lost:
        yield (tr("The file defines {count} names for cells, {lost} of which point to nothing (#REF!)",
                  count=number(beside.names, 0), lost=number(beside.lost, 0)),
               tr("None of them was used"))  # fmt: skip


def _about_sheets(beside: Beside) -> Said:
    if len(beside.hidden_sheets) == 1:
        yield tr("One sheet is hidden: {names}", names=_some(beside.hidden_sheets)), tr("It was read like the others")
    elif beside.hidden_sheets:
        yield (tr("{count} sheets are hidden: {names}",
                  count=len(beside.hidden_sheets), names=_some(beside.hidden_sheets)),
               tr("They were read like the others"))  # fmt: skip


def look_beside(package: Package, beside: Beside) -> Beside:
    """Adds what an .xlsx, .xlsm or .xlsb carries beside its sheets."""
    names = [name.casefold() for name in package.names]
    beside.macros = any(name.endswith("vbaproject.bin") for name in names)
    beside.objects = sum(1 for name in names if name.startswith(("xl/embeddings/", "xl/activex/activex")))
    for name in package.names:
        small = name.casefold()
        if small.startswith("xl/externallinks/") and "/_rels/" not in small:
            beside.links.append(_target_of(package, name))
        elif small.startswith("xl/connections."):
            found = _CONNECTION.findall(package.find(name) or b"")
            beside.connections += [_text(each) for each in found] or [tr("unnamed")]
        elif small.startswith("xl/querytables/") and not beside.connections:
            beside.connections.append(tr("unnamed"))
    defined = _NAME.findall(package.find("xl/workbook.xml") or b"")
    beside.names, beside.lost = len(defined), sum(1 for each in defined if b"#REF!" in each)
    return beside


def look_beside_ods(package: Package, content: bytes, beside: Beside) -> Beside:
    """Adds what an .ods carries beside its sheets; its charts are objects of LibreOffice's own and not counted."""
    names = package.names
    beside.macros = any(name.startswith(("Basic/", "Scripts/")) and name.endswith((".xml", ".py", ".js"))
                        and not name.endswith(("script-lc.xml", "script-lb.xml")) for name in names)  # fmt: skip
    beside.links = [_text(each) for each in dict.fromkeys(_ODS_SOURCE.findall(content))]
    beside.links += [_text(each) for each in dict.fromkeys(_ODS_DDE.findall(content))]
    return beside


def look_beside_xls(records: XlsRecords, *, macros: bool, objects: int, beside: Beside) -> Beside:
    """Adds what an .xls carries beside its sheets."""
    beside.macros, beside.objects = macros, objects
    beside.links = records.links
    beside.connections = [tr("unnamed")] if records.queries else []
    return beside


def _target_of(package: Package, link: str) -> str:
    """Where a link to another file, or to a running program (DDE), leads."""
    program = _DDE.search(package.find(link) or b"")
    if program is not None:
        return f"{_text(program[1])}|{_text(program[2])}"
    try:
        targets = [relation.target for relation in relations_of(package, link).values() if relation.outside]
    except (ParseError, DefusedXmlException, Damaged, zlib.error, ValueError, LookupError):
        targets = []  # where a link leads is only told, and nobody goes there
    return targets[0] if targets else tr("unnamed")


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", "replace"))


def _some(names: Sequence[str]) -> str:
    told = ", ".join(map(shown, names[:_MOST_NAMED]))
    return told + tr(" and {count} more", count=len(names) - _MOST_NAMED) if len(names) > _MOST_NAMED else told
