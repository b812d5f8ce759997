"""Names that stand for nothing any more, links to other files, and connections."""

import re
from collections.abc import Iterator
from html import unescape
from xml.sax.saxutils import quoteattr

from rampath.wording import tr
from rampath.workbook.inspected.inside import BOOK, Inside, Pointer
from rampath.workbook.inspected.item import Cut, Item, Kind

_NAME = re.compile(rb"<(?:[\w.-]+:)?definedName(?=\s)([^<>]*)>([^<]*)</(?:[\w.-]+:)?definedName\s*>")
_WORD = re.compile(rb"[A-Za-z_\\\x80-\xff][\w.\\\x80-\xff]*")
_FORMULA = re.compile(rb"<((?:[\w.-]+:)?(?:f|formula|formula1|formula2))(?=[\s>])[^<>]*>([^<]*)</\1\s*>")
_OF_SHEETS = ("xl/worksheets/", "xl/charts/", "xl/chartsheets/", "xl/pivotCache/", "xl/tables/", "xl/drawings/")


def names_and_links(inside: Inside) -> Iterator[Item]:
    """Dead names, external links with their paths, connections and query tables."""
    yield from _names(inside)
    for each in inside.of(BOOK):
        if each.kind == "externalLink":
            yield from _link(inside, each)
        elif each.kind == "connections":
            yield from _connections(inside, each.target)
    for name in inside.package.names:
        if name.casefold().startswith("xl/querytables/") and not name.endswith(".rels"):
            yield Item("", Kind.CONNECTION, name, tr("a table that is filled by a query"),
                       fixed=tr("the table rests on it; in Excel, unlink it from the query"))  # fmt: skip
    for each in inside.pointers:
        if each.outside and each.kind in {"hyperlink", "externalLinkPath"} and _is_path(each.target):
            yield _path(inside, each)


def _names(inside: Inside) -> Iterator[Item]:
    """Names of which the text is `#REF!`. One that a formula still uses stays: the formula would say something else."""
    book = inside.package.read(BOOK)
    found = [*_NAME.finditer(book)]
    dead = [each for each in found if b"#REF!" in each[2]]
    if not dead:
        return
    used: set[bytes] = set()
    for part in inside.package.names:
        if part.startswith(_OF_SHEETS) and part.endswith(".xml"):
            for formula in _FORMULA.finditer(inside.package.read(part)):
                used.update(word.lower() for word in _WORD.findall(formula[2]))
    for each in found:
        if each not in dead:
            used.update(word.lower() for word in _WORD.findall(each[2]))
    macros = any(name.casefold().endswith("vbaproject.bin") for name in inside.package.names)
    for each in dead:
        named = re.search(rb'\sname="([^"]*)"', each[1])
        name = b"" if named is None else named[1]
        fixed = tr("a formula uses it") if name.lower() in used else ""
        fixed = fixed or (tr("a macro may use it") if macros else "")
        text = f"{_words(name)} = {_words(each[2])}"
        yield Item("", Kind.NAME, BOOK, text, fixed, cuts=(Cut(BOOK, *each.span()),))


def _link(inside: Inside, pointer: Pointer) -> Iterator[Item]:
    targets = [each.target for each in inside.of(pointer.target) if each.outside]
    yield Item("", Kind.LINK, pointer.target, ", ".join(targets) or tr("a link to another file"),
               fixed=tr("formulas may rest on it; in Excel: Data, Edit Links, Break Link"))  # fmt: skip


def _connections(inside: Inside, part: str) -> Iterator[Item]:
    content = inside.package.find(part) or b""
    for found in re.finditer(rb"<(?:[\w.-]+:)?connection(?=\s)([^<>]*)>", content):
        told = re.search(rb'\sname="([^"]*)"', found[1])
        yield Item("", Kind.CONNECTION, part, "" if told is None else _words(told[1]),
                   fixed=tr("tables may rest on it; in Excel: Data, Queries & Connections"))  # fmt: skip


def _is_path(target: str) -> bool:
    """Whether a target tells where a file lies: a drive, a share, or a folder of a user."""
    return bool(re.match(r"(?i)file:|[a-z]:[\\/]|\\\\|/", target))


def _path(inside: Inside, pointer: Pointer) -> Item:
    """The folder of a link; without it the link names the file alone, which Excel looks for beside the workbook."""
    whole = inside.package.read(pointer.listed)[pointer.begin : pointer.end]
    target = re.search(rb'(\sTarget=)("[^"]*"|\'[^\']*\')', whole)
    begin, end = (0, 0) if target is None else target.span(2)
    last = re.split(r"[\\/]", pointer.target.rstrip("\\/"))[-1]
    cut = Cut(pointer.listed, pointer.begin + begin, pointer.begin + end, quoteattr(last).encode())
    fixed = "" if target is not None and last else tr("it is written in a way that is not known here")
    return Item("", Kind.PATH, pointer.owner, pointer.target, fixed, tr("the link then names {file} alone", file=last),
                cuts=(cut,))  # fmt: skip


def _words(content: bytes) -> str:
    return " ".join(unescape(content.decode("utf-8", "replace")).split())
