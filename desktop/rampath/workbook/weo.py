"""The IMF's World Economic Outlook, of all countries or chosen ones: a row a series, a column a year."""

from rampath.domain.finding import Severity, told
from rampath.domain.member import Register
from rampath.wording import tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.not_known import Lacking, lacking
from rampath.workbook.result import Sheets
from rampath.workbook.weo_economy import economy_of
from rampath.workbook.weo_edition import Published, published, published_in, vintages_in
from rampath.workbook.weo_header import Header, header_of
from rampath.workbook.weo_list import ListReader, list_header_of
from rampath.workbook.weo_rows import SheetReader


def score(book: Book, register: Register) -> tuple[float, str]:
    """Sure where a sheet has years over rows that carry the IMF's subject codes."""
    for sheet in book.sheets:
        header = _header(book, sheet, register)
        if header is not None and header.is_list:
            said = tr("row {row} of “{sheet}” heads a list of the IMF's figures", row=header.row, sheet=sheet.name)
            return 1.0, said
        if header is not None:
            fields = {"row": header.row, "sheet": sheet.name, "count": len(header.years)}
            if len(header.years) == 1:
                said = tr("row {row} of “{sheet}” heads 1 year, over rows that carry the IMF's subject codes", **fields)
            else:
                said = tr("row {row} of “{sheet}” heads {count} years, over rows that carry the IMF's subject codes",
                          **fields)  # fmt: skip
            return 1.0, said
    return 0.0, tr("no sheet has years over rows that carry the IMF's subject codes")


def read(book: Book, register: Register) -> Sheets:
    """Read the members' growth, deflator, GDP and population, as observations and as an economy.

    Raises Lacking for a file of this kind that has no member's figures.
    """
    headers = {sheet.name: _header(book, sheet, register) for sheet in book.sheets}
    vintages = {
        sheet.name: vintages_in(sheet, header.row)
        for sheet in book.sheets
        if (header := headers[sheet.name]) is not None
    }
    own = {sheet.name: published_in(sheet, vintages[sheet.name]) for sheet in book.sheets if sheet.name in vintages}
    editions = sorted({each for each in own.values() if each is not None}, key=lambda each: (each.year, each.month))
    several = len(editions) > 1 or any(each.others for each in vintages.values())
    when = editions[-1] if several and editions else published(book)
    earlier = {name: each for name, each in own.items() if len(editions) > 1 and each not in {None, when}}
    headers.update(dict.fromkeys(earlier))
    edition = f"IMF WEO {book.file.stem if when is None else when.words}"
    readers = [_reader(book, sheet, headers[sheet.name], register, when, edition) for sheet in book.sheets]
    for reader in readers:
        reader.read()
    if not any(reader.observations for reader in readers):
        raise _nothing(book, readers)
    findings = [finding for reader in readers for finding in reader.findings]
    for name, each in earlier.items():
        said = tr("This sheet is of the edition of {earlier}, and another one of that of {when}",
                  earlier="" if each is None else each.words, when="" if when is None else when.words)  # fmt: skip
        expected = tr("one edition in a workbook: save the earlier one as a workbook of its own")
        findings.append(told(Severity.WARNING, name, "", said, expected=expected, done=tr("Its figures were left out")))
    if when is None:
        said = tr("Nothing says which edition of the World Economic Outlook this is")
        done = tr("Every year after the last actual one counts as an estimate")
        expected = tr("a source line with a month and year, or a file name like WEOApr2025all")
        findings.append(told(Severity.WARNING, "", "", said, expected=expected, done=done))
    series: dict[tuple[str, str], dict[int, float]] = {}
    currencies: dict[str, str] = {}
    for reader in readers:
        for key, values in reader.series.items():
            series[key] = {**values, **series.get(key, {})}
        currencies = {**reader.currencies, **currencies}
    return Sheets(
        edition,
        tuple(row for reader in readers for row in reader.observations),
        tuple(findings),
        tuple(unused for reader in readers for unused in reader.left.unused()),
        economies=(economy_of(series, currencies, register, when, book.file.name),),
    )


def _header(book: Book, sheet: Sheet, register: Register) -> Header | None:
    return list_header_of(sheet, book.file.stem) or header_of(sheet, register, book.file.stem)


def _reader(
    book: Book, sheet: Sheet, header: Header | None, register: Register, when: Published | None, edition: str
) -> SheetReader:
    kind = ListReader if header is not None and header.is_list else SheetReader
    return kind(book, sheet, header, register, when, edition)


def _nothing(book: Book, readers: list[SheetReader]) -> Lacking:
    """Why a file in this layout gave no figure at all."""
    if any(reader.header is not None and not reader.header.names_countries for reader in readers):
        return lacking(
            tr("{file} is the IMF's World Economic Outlook by groups of countries and has no member's figures; name the"
               " file by countries.", file=book.file.name)
        )  # fmt: skip
    return lacking(
        tr("{file} is in the form of the IMF's World Economic Outlook, but has no growth, deflator, GDP or population"
           " of a member; name the file of all countries and subjects.", file=book.file.name)
    )  # fmt: skip
