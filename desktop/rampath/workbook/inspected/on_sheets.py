"""What stands on or behind a sheet: that it is hidden, or rows and columns of it; comments; printer settings."""

import re
from collections.abc import Iterator
from html import unescape

from openpyxl.utils import get_column_letter

from rampath.wording import number, tr
from rampath.workbook.contents import Entry
from rampath.workbook.inspected.inside import Inside
from rampath.workbook.inspected.item import Cut, Item, Kind
from rampath.workbook.patch.sheet_bytes import attributes_in

_YES = {b"1", b"true"}
_MOST = 8


def on_sheets(inside: Inside) -> Iterator[Item]:
    """What is found sheet by sheet."""
    for entry in inside.contents.entries:
        if entry.hidden:
            yield Item("", Kind.HIDDEN, entry.name, tr("the sheet is hidden"),
                       fixed=tr("formulas may rest on it; in Excel, show it, and delete it if it may go"))  # fmt: skip
        if entry.part:
            yield from _hidden(inside, entry)
            yield from _comments(inside, entry)
            yield from _printer(inside, entry)


def _hidden(inside: Inside, entry: Entry) -> Iterator[Item]:
    content = inside.package.read(entry.part)
    why = tr("formulas may rest on them; in Excel, show them, and delete them if they may go")
    rows = [
        dict(attributes_in(found[1])).get(b"r", b"?").decode()
        for found in re.finditer(rb"<(?:[\w.-]+:)?row(?=\s)([^<>]*\shidden=[^<>]*)>", content)
        if dict(attributes_in(found[1])).get(b"hidden") in _YES
    ]
    if rows:
        yield Item("", Kind.HIDDEN, entry.name, tr("hidden rows: {rows}", rows=_listed(rows)), fixed=why)
    columns = []
    for found in re.finditer(rb"<(?:[\w.-]+:)?col(?=\s)([^<>]*\shidden=[^<>]*)>", content):
        told = dict(attributes_in(found[1]))
        if told.get(b"hidden") in _YES:
            first, last = (get_column_letter(int(told.get(name, b"1"))) for name in (b"min", b"max"))
            columns.append(first if first == last else f"{first}:{last}")
    if columns:
        text = tr("hidden columns: {columns}", columns=_listed(columns))
        yield Item("", Kind.HIDDEN, entry.name, text, fixed=why)


def _comments(inside: Inside, entry: Entry) -> Iterator[Item]:
    """The comments of a sheet, notes and threads alike, which go together with the drawing of their frames."""
    pointers = inside.of(entry.part)
    found = [each for each in pointers if each.kind in {"comments", "threadedComment"}]
    if not found:
        return
    names: list[str] = []
    count = 0
    for each in found:
        content = inside.package.find(each.target) or b""
        names += [_words(name) for name in re.findall(rb"<(?:[\w.-]+:)?author(?:\s[^<>]*)?>([^<]*)</", content)]
        count = max(count, len(re.findall(rb"<(?:[\w.-]+:)?(?:comment|threadedComment)\s", content)))
    people = [name for name in dict.fromkeys(names) if not name.startswith("tc=")]
    text = tr("comments: {count}, by {people}", count=number(count, 0), people=", ".join(people) or tr("nobody named"))
    frames = [each for each in pointers if each.kind == "vmlDrawing"]
    shapes = b"".join(inside.package.find(each.target) or b"" for each in frames)
    kinds = set(re.findall(rb"ObjectType=[\"'](\w+)", shapes))
    fixed = "" if kinds <= {b"Note"} else tr("buttons or other shapes are drawn with them; delete them in Excel")
    cuts: list[Cut] = []
    drops: list[str] = []
    for each in [*found, *(each for each in frames if inside.unused(entry.part, b"legacyDrawing", each.id))]:
        more, gone = inside.drop(each.target)
        cuts += [*more, *inside.unused(entry.part, b"legacyDrawing", each.id)]
        drops += gone
    yield Item("", Kind.COMMENT, entry.name, text, fixed, cuts=tuple(dict.fromkeys(cuts)),
               drops=tuple(dict.fromkeys(drops)))  # fmt: skip


def _printer(inside: Inside, entry: Entry) -> Iterator[Item]:
    for each in inside.of(entry.part):
        if each.kind != "printerSettings":
            continue
        uses = re.compile(rb'\s[\w.-]+:id="' + each.id.encode() + rb'"')
        content = inside.package.read(entry.part)
        spots = [
            Cut(entry.part, tag.start() + found.start(), tag.start() + found.end())
            for tag in re.finditer(rb"<(?:[\w.-]+:)?pageSetup\s[^<>]*>", content)
            for found in uses.finditer(tag[0])
        ]
        shared = len(inside.to(each.target)) > 1
        fixed = tr("several sheets share them") if shared else ""
        cuts, drops = inside.drop(each.target)
        name = _device(inside.package.find(each.target) or b"")
        text = tr("settings of the printer {name}", name=name) if name else tr("settings of a printer")
        yield Item("", Kind.PRINTER, entry.name, text, fixed, cuts=(*spots, *cuts), drops=drops)


def _device(content: bytes) -> str:
    """The printer's name as Windows keeps it: at most 32 signs of UTF-16 at the beginning."""
    return content[:64].decode("utf-16-le", "replace").partition("\0")[0].strip() if content[1:2] == b"\0" else ""


def _listed(texts: list[str]) -> str:
    shown, more = ", ".join(texts[:_MOST]), len(texts) - _MOST
    return shown if more <= 0 else tr("{shown} and {more} more", shown=shown, more=number(more, 0))


def _words(content: bytes) -> str:
    return " ".join(unescape(content.decode("utf-8", "replace")).split())
