"""A workbook of a long list, written as XML since openpyxl takes a minute for it, and a mapping for it."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from rampath.domain.observation import Kind, Measure
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Part, Role

WORDS = {
    "Area": Role.HEADING, "Area name": Role.HEADING, "Code": Role.CODE, "Title": Role.TITLE, "Office": Role.TEXT,
    "Flag": Role.COUNTED,
}  # fmt: skip
YEARS = range(2017, 2026)
LETTERS = "ABCDEFGHIJKLMNO"
SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write_long_list(file: Path, rows: int, *, shared: bool) -> Path:
    """A list of 15 columns. Texts stand in the cells, as openpyxl writes them, or are shared, as Excel does it."""
    bare = io.BytesIO()
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.title = "List"
    workbook.save(bare)
    strings: dict[str, int] = {}
    with zipfile.ZipFile(bare) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name == SHEET:
                head = f'<worksheet xmlns="{_SPACE}"><sheetData>'
                content = "".join([head, *_rows(rows, strings if shared else None), "</sheetData></worksheet>"])
            elif name == "[Content_Types].xml" and shared:
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/></Types>'
                content = content.replace("</Types>", part)
            elif name == "xl/_rels/workbook.xml.rels" and shared:
                part = f'<Relationship Id="rId77" Type="{_KIND}" Target="sharedStrings.xml"/></Relationships>'
                content = content.replace("</Relationships>", part)
            target.writestr(name, content)
        if shared:
            texts = "".join(f"<si><t>{text}</t></si>" for text in strings)
            target.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_SPACE}">{texts}</sst>')
    return file


def _rows(rows: int, strings: dict[str, int] | None) -> Iterator[str]:
    draw = random.Random(1)
    header = [*WORDS, *(f"FY {year} Amount" for year in YEARS)]
    yield _row(1, [_text(at, 1, text, strings) for at, text in enumerate(header)])
    for number in range(2, rows + 2):
        area = number % 30
        texts = (
            f"{area:02}", f"Expenditure area number {area}", f"{area:02}{number:07}",
            f"Line of the budget with the number {number}", f"Office {number % 200}",
            "Add" if number % 9 else "Non-Add",
        )  # fmt: skip
        cells = [_text(at, number, text, strings) for at, text in enumerate(texts)]
        amounts = (draw.randrange(10**9) / (100 if (number + at) % 11 else 1) for at in range(len(YEARS)))
        cells += [f'<c r="{LETTERS[6 + at]}{number}"><v>{amount}</v></c>' for at, amount in enumerate(amounts)]
        yield _row(number, cells)


def _row(number: int, cells: list[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(at: int, row: int, text: str, strings: dict[str, int] | None) -> str:
    place = f"{LETTERS[at]}{row}"
    if strings is None:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<c r="{place}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def long_list_mapping() -> Mapping:
    words = [ColumnUse(at, header, role, not_counted="Non-Add") for at, (header, role) in enumerate(WORDS.items(), 1)]
    amounts = [
        ColumnUse(len(WORDS) + at, f"FY {year} Amount", Role.AMOUNT, year, Kind.ACTUAL)
        for at, year in enumerate(YEARS, 1)
    ]
    return Mapping(
        "List", Form.LINES, 1, (*words, *amounts), measure=Measure.BUDGET, currency="EUR",
        parts=(Part("Defence", "Area", ("06",)),),
    )  # fmt: skip
