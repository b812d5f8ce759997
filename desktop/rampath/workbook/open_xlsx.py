"""From an .xlsx or .xlsm to the sheets of a book: each looked at for what it spans, then read by calamine.

calamine is given a workbook of our own making: the worksheets under plain names, their strings and styles. What the
file says of itself otherwise, and whatever else it carries, never reaches it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from rampath.workbook.beside import Beside
from rampath.workbook.comments import comments_of
from rampath.workbook.contents import Contents, Entry, SheetKind, contents_of, plain_parts
from rampath.workbook.grid import Row, Sheet
from rampath.workbook.package import Damaged, Package, ahead
from rampath.workbook.plain_xml import plain_xml
from rampath.workbook.progress import Ticker
from rampath.workbook.raised import raised_strings
from rampath.workbook.reach import whole_tags
from rampath.workbook.shared_texts import check_texts
from rampath.workbook.sheet_look import Looked, look
from rampath.workbook.sheet_record import XmlRecord
from rampath.workbook.sheet_styles import WorkbookStyles
from rampath.workbook.sheet_xml import Place
from rampath.workbook.shown_years import show_years
from rampath.workbook.spanning import Allowance
from rampath.workbook.values import rows_of


def xlsx_sheets(file: str, package: Package, tick: Ticker) -> tuple[tuple[Sheet, ...], Beside]:
    """The worksheets of a package in their order, and what is beside them.

    Raises WorkbookRefused where they would fill the memory, and whatever parsers raise at what is damaged.
    """
    contents = contents_of(package)
    entries = [each for each in contents.entries if each.kind is SheetKind.WORKSHEET and each.part]
    parts, names = {each.part for each in entries}, {each.name.casefold() for each in entries}
    if len(parts) < len(entries) or len(names) < len(entries):  # one part as many sheets costs as much as many parts
        raise Damaged(file)
    allowance = Allowance(file)
    looked = [
        look(package, each.name, each.part, allowance, partial(tick, "Checking {sheet}", sheet=each.name))
        for each in entries
    ]
    shown = {each.name: each.part for each in entries}
    texts = cache(partial(package.read, contents.strings))
    check = partial(check_texts, package, contents.strings, texts, shown, allowance)
    tick.during("Checking {file}", check, file=file)
    numbered = [(str(number), each.name) for number, each in enumerate(entries, 1)]
    clean = tick.during("Checking {file}", partial(_clean, package, contents, texts, entries, looked), file=file)
    texts.cache_clear()
    rows = rows_of(clean, numbered, tick)
    styles = WorkbookStyles(package.find)
    sheets = []
    for entry, each, found in zip(entries, looked, rows, strict=True):
        record = XmlRecord(
            partial(_plain_part, package, entry.part) if each.unusual else partial(package.read, entry.part),
            styles,
            partial(comments_of, package, entry.part),
            kept=each.small,
            unmarked=each.unmarked,
            uncalculated=contents.uncalculated,
        )
        if contents.uncalculated:
            blank(found, record.marks.unstored)
        show_years(found, record.shown_years)
        sheets.append(Sheet(entry.name, found, hidden=entry.hidden, record=record))
    return tuple(sheets), beside_of(contents.entries)


def blank(rows: list[Row], places: Iterable[Place]) -> None:
    """Take away what stands for formulas that were never calculated or failed, so that nobody takes it for values."""
    for row, column in places:
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = ""


def beside_of(entries: Sequence[Entry]) -> Beside:
    """What the list of sheets tells of those that are not read like the others."""
    return Beside(
        macro_sheets=[each.name for each in entries if each.kind is SheetKind.MACRO],
        missing_sheets=[each.name for each in entries if not each.part],
        hidden_sheets=[each.name for each in entries if each.hidden and each.kind is SheetKind.WORKSHEET and each.part],
    )


def _plain_part(package: Package, part: str) -> bytes:
    return plain_xml(package.read(part))


def _clean(
    package: Package, contents: Contents, texts: Callable[[], bytes], entries: Sequence[Entry],
    looked: Sequence[Looked],
) -> bytes:  # fmt: skip
    """The workbook that calamine reads: sheets 1, 2, 3 ... and what they need; `texts` gives the shared texts."""
    parts = {str(number): f"xl/worksheets/sheet{number}.xml" for number in range(1, len(entries) + 1)}
    sources: dict[str, str | list[bytes]] = {name: [part] for name, part in plain_parts(contents, parts).items()}
    if contents.strings:
        size = package.size(contents.strings)
        changed = raised_strings(size, texts, lambda: whole_tags(ahead(package.pieces(contents.strings))))
        sources["xl/sharedStrings.xml"] = contents.strings if changed is None else changed
    if contents.styles:
        sources["xl/styles.xml"] = contents.styles
    for name, entry, each in zip(parts.values(), entries, looked, strict=True):
        sources[name] = entry.part if each.given is None else each.given
        each.given = None
    return package.repacked(sources)
