"""An .xlsx in the ways in which Excel, Google, XlsxWriter, pandas, the Open XML SDK and others write it."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from rampath.workbook.grid import Book, Sheet
from rampath.workbook.opened_book import open_book
from workbook.handmade import CELLS, packed, xlsx_parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def opened(tmp_path: Path, **changed: str | None) -> Book:
    """The workbook with some of its parts changed, by the last word of their names."""
    parts = xlsx_parts()
    for name in [*parts]:
        for word, content in changed.items():
            if name.endswith(f"{word}.xml"):
                if content is None:
                    del parts[name]
                else:
                    parts[name] = content
    return open_book(packed(tmp_path / "made.xlsx", parts))


def sheet_of(tmp_path: Path, rows: str, *, before: str = "", after: str = "") -> Sheet:
    xml = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return opened(tmp_path, sheet1=xml).sheets[0]


def values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {place: cell.value for place, cell in sheet.cells.items()}


def replaced(tmp_path: Path, old: str, new: str) -> Book:
    """The workbook with one text exchanged for another in all its parts."""
    parts = {name: content.replace(old, new) for name, content in xlsx_parts().items()}
    assert parts != xlsx_parts()
    return open_book(packed(tmp_path / "made.xlsx", parts))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),  # strict Open XML
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        ('Target="worksheets/', 'Target="/xl/worksheets/'),  # as openpyxl writes them
        ('Target="worksheets/', 'Target="xl/worksheets/'),  # wrong, but written
        ('Target="worksheets/', 'Target="..\\xl\\worksheets\\'),
        ("xmlns:r=", "xmlns:rel="),
        ("worksheet ", "worksheet xmlns:x14ac='http://x' "),
    ],
)  # fmt: skip
def test_that_a_dialect_changes_no_cell(tmp_path: Path, old: str, new: str) -> None:
    parts = {name: content.replace(old, new) for name, content in xlsx_parts().items()}
    if new == "xmlns:rel=":
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("r:id=", "rel:id=")
    book = open_book(packed(tmp_path / "made.xlsx", parts))
    assert values(book.sheets[0]) == CELLS
    assert book.sheets[0].hidden_rows == frozenset({8})


def test_that_prefixed_names_and_single_quotes_change_no_cell(tmp_path: Path) -> None:
    parts = xlsx_parts()
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        prefixed = parts[name].replace("</", "\x01").replace("<?", "\x02").replace("<", "<x:")
        parts[name] = prefixed.replace("\x01", "</x:").replace("\x02", "<?").replace("xmlns=", "xmlns:x=")
    quoted = {
        name: content.replace('"t"&amp;"wo"', "&quot;t&quot;&amp;&quot;wo&quot;") for name, content in parts.items()
    }
    for each in (
        parts,
        {name: content.replace('"', "'") for name, content in quoted.items() if "manifest" not in name},
    ):
        if each is not parts:
            each["xl/workbook.xml"] = parts["xl/workbook.xml"]
        sheet = open_book(packed(tmp_path / "made.xlsx", each)).sheets[0]
        assert values(sheet) == CELLS
        assert sheet.errors == {(9, 2): "#DIV/0!"}
        assert set(sheet.formulas) == {(9, 2), (9, 3), (9, 4)}
        assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({8}), frozenset({6}))
        assert sheet.merged == (((5, 4), (6, 5)),)


def test_that_cells_without_references_follow_one_another(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>")
    assert values(sheet) == {(1, 1): 1.0, (1, 2): 2.0, (2, 2): 3.0}


def test_that_rows_may_come_in_any_order(tmp_path: Path) -> None:
    rows = '<row r="5"><c r="B5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    assert values(sheet_of(tmp_path, rows)) == {(2, 1): 2.0, (5, 2): 5.0}


def test_that_a_workbook_without_shared_strings_styles_or_calculation_chain_is_read(tmp_path: Path) -> None:
    parts = xlsx_parts()
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="7"><v>45351</v></c></row>'
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    for relations in (parts["xl/_rels/workbook.xml.rels"], parts["xl/_rels/workbook.xml.rels"].replace("styles", "x")):
        parts["xl/_rels/workbook.xml.rels"] = relations
        book = open_book(packed(tmp_path / "made.xlsx", parts))
        assert values(book.sheets[0]) == {(1, 1): "a", (1, 2): 45351.0}


def test_that_strings_are_found_by_their_usual_name_where_no_relation_names_them(tmp_path: Path) -> None:
    assert values(replaced(tmp_path, "relationships/sharedStrings", "relationships/other").sheets[0]) == CELLS


def test_that_empty_texts_rich_texts_and_readings_of_characters_count_as_one_text_each(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t/></si><si><t>a</t><rPh sb="0" eb="1"><t>sound</t></rPh></si><si/>'
        '<si><r><t xml:space="preserve">b </t></r><r><rPr><color rgb="FFFF0000"/></rPr><t>c</t></r></si></sst>'
    )
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(4))
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    assert values(opened(tmp_path, sheet1=xml, sharedStrings=strings).sheets[0]) == {(2, 1): "a", (4, 1): "b c"}


def test_that_a_carriage_return_a_line_end_and_a_very_long_text_are_kept(tmp_path: Path) -> None:
    long = "x" * 32_767
    texts = ("a_x000D_\nb", "a&#13;&#10;b", "a\nb", long)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>' for n, text in enumerate(texts, 1)
    )
    assert values(sheet_of(tmp_path, rows)) == {(1, 1): "a\r\nb", (2, 1): "a\r\nb", (3, 1): "a\nb", (4, 1): long}


def test_that_numbers_stored_as_text_stay_text_and_texts_that_look_like_formulas_stay_texts(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row, text in enumerate(("012", "1.5", "=A1+1", "+1", "@x", "-"), 1):
        sheet.cell(row, 1).value = text
        sheet.cell(row, 1).data_type = "s"
    workbook.save(tmp_path / "texts.xlsx")
    book = open_book(tmp_path / "texts.xlsx")
    assert list(values(book.sheets[0]).values()) == ["012", "1.5", "=A1+1", "+1", "@x", "-"]
    assert book.sheets[0].formulas == {}
    assert not any(cell.error for cell in book.cells())


@pytest.mark.parametrize("since_1904", [False, True])
def test_that_dates_and_times_are_those_of_the_workbook_s_calendar(tmp_path: Path, since_1904: bool) -> None:
    workbook = Workbook()
    workbook.epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    sheet = workbook.worksheets[0]
    sheet.append([date(2024, 2, 29), datetime(2024, 3, 1, 13, 30), 0.025, 45351])  # noqa: DTZ001
    sheet["C1"].number_format = "0.0%"
    workbook.save(tmp_path / "dates.xlsx")
    cells = open_book(tmp_path / "dates.xlsx").sheets[0].cells
    day = cells[1, 1].value
    assert (day.date() if isinstance(day, datetime) else day) == date(2024, 2, 29)
    assert cells[1, 2].value == datetime(2024, 3, 1, 13, 30)  # noqa: DTZ001
    assert (cells[1, 3].value, cells[1, 4].value) == (0.025, 45351.0)


def test_that_a_formula_never_calculated_is_never_a_nought(tmp_path: Path) -> None:
    """XlsxWriter stores 0 with each formula, openpyxl and the Open XML SDK nothing."""
    rows = (
        '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><f>C1</f></c><c r="C1"><f>D1</f><v></v></c>'
        '<c r="D1"><f t="shared" ref="D1:E1" si="0">F1</f><v/></c><c r="E1"><f t="shared" si="0"/></c>'
        '<c r="F1"><v>0</v></c><c r="G1"><f>F1</f><v>7</v></c></row>'
    )
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    book = xlsx_parts()["xl/workbook.xml"].replace(
        "</workbook>", '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    )
    sheet = opened(tmp_path, sheet1=xml, workbook=book).sheets[0]
    assert {place for place, cell in sheet.cells.items() if cell.error} == {(1, n) for n in range(1, 6)}
    assert (sheet.cells[1, 6].value, sheet.cells[1, 7].value) == (0.0, 7.0)
    assert sheet.rows[0] == ["", "", "", "", "", 0.0, 7.0]
    assert sheet.count() == len(sheet.cells) == 7
    assert sheet.cell(1, 1) == sheet.cells[1, 1]


def test_that_the_nought_of_a_formula_that_was_calculated_is_one(tmp_path: Path) -> None:
    assert values(sheet_of(tmp_path, '<row r="1"><c r="A1"><f>1-1</f><v>0</v></c></row>')) == {(1, 1): 0.0}


def test_that_sheets_of_charts_are_passed_over_and_comments_are_told(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["B2"] = 1
    sheet["B2"].comment = Comment("checked\nby hand", "somebody")
    workbook.create_chartsheet("Chart").add_chart(BarChart())
    workbook.create_sheet("Last")["A1"] = "end"
    workbook.save(tmp_path / "charts.xlsx")
    book = open_book(tmp_path / "charts.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Sheet", "Last"]
    assert book.sheets[0].comments == {(2, 2): "checked\nby hand"}


def test_that_a_sheet_that_is_not_there_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    parts = xlsx_parts()
    del parts["xl/worksheets/sheet2.xml"]
    book = open_book(packed(tmp_path / "made.xlsx", parts))
    assert [sheet.name for sheet in book.sheets] == ["Data"]
    assert any("names sheets that it does not hold: It's a sheet." in finding.message for finding in book.findings)


def test_that_macro_sheets_are_neither_read_nor_run_and_said_so(tmp_path: Path) -> None:
    parts = xlsx_parts()
    parts["xl/macrosheets/sheet2.xml"] = parts.pop("xl/worksheets/sheet2.xml")
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        'Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/',
        'Id="rId2" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/',
    )
    book = open_book(packed(tmp_path / "made.xlsx", parts))
    assert [sheet.name for sheet in book.sheets] == ["Data"]
    assert any(
        "sheets of macros: It's a sheet. They were neither run nor read." in finding.message
        for finding in book.findings
    )


def test_that_the_same_cells_come_from_packages_of_every_lawful_form(tmp_path: Path) -> None:
    parts = xlsx_parts()
    streamed = io.BytesIO()
    with zipfile.ZipFile(_Unseekable(streamed), "w", zipfile.ZIP_DEFLATED) as package:  # sizes follow the parts
        for name, content in parts.items():
            package.writestr(name, content)
    wide = io.BytesIO()
    with zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            with package.open(name, "w", force_zip64=True) as stream:
                stream.write(content.encode())
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as package:
        package.comment = b"made by hand"
        package.writestr("xl/", b"")
        for name, content in parts.items():
            package.writestr(name.replace("sharedStrings", "SharedStrings"), content)
    for form in (streamed, wide, stored):
        file = tmp_path / "form.xlsx"
        file.write_bytes(form.getvalue())
        assert values(open_book(file).sheets[0]) == CELLS


class _Unseekable(io.RawIOBase):
    """A stream that only goes forward, as a web server's does."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return self._target.write(data)


def test_that_what_pandas_writes_comes_back(tmp_path: Path) -> None:
    frame = pd.DataFrame({"year": [2024, 2025], "share": [0.021, None], "note": ["=x", "b"]})
    frame.to_excel(tmp_path / "frame.xlsx", index=False)
    rows = open_book(tmp_path / "frame.xlsx").sheets[0].rows
    assert rows[:2] == [["year", "share", "note"], [2024.0, 0.021, ""]]  # pandas makes a formula of the text
    assert rows[2] == [2025.0, "", "b"]


def test_that_addresses_stay_true_in_a_long_sheet_with_empty_rows_and_columns_before_it(tmp_path: Path) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Far")
    for row in range(1, 3_001):
        sheet.append([None, None, row] if row > 40 else [])
    workbook.save(tmp_path / "far.xlsx")
    told: list[str] = []
    for book in (open_book(tmp_path / "far.xlsx"), open_book(tmp_path / "far.xlsx", told.append)):
        assert book.sheets[0].value(41, 3) == 41.0
        assert book.sheets[0].value(3_000, 3) == 3_000.0
        assert len(book.sheets[0].rows) == 3_000
