"""Which cells of an .ods are errors, as LibreOffice writes them in each version of ODF, and OpenOffice did."""

from pathlib import Path

import pytest

from rampath.workbook.grid import Sheet
from rampath.workbook.opened_book import open_book
from rampath.workbook.safety import WorkbookRefused
from workbook.handmade import ods_parts, packed

SAID = ' calcext:value-type="error"'
FAILED = ' table:formula="of:=1/0" office:value-type="string" office:string-value=""'
NOUGHT = ' table:formula="of:=1/0" office:value-type="float" office:value="0"'


def told(tmp_path: Path, attributes: str, content: str) -> Sheet:
    """The sheet of the handmade workbook with another cell as its B9."""
    parts = ods_parts()
    failed = f"<table:table-cell{FAILED}{SAID}><text:p>#DIV/0!</text:p></table:table-cell>"
    assert failed in parts["content.xml"]
    cell = f"<table:table-cell{attributes}>{content}</table:table-cell>"
    parts["content.xml"] = parts["content.xml"].replace(failed, cell)
    return open_book(packed(tmp_path / "t.ods", parts)).sheets[0]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        (FAILED + SAID, "#N/A"),
        (FAILED, "#DIV/0!"),
        (FAILED, "Err:502"),
        (FAILED, "#NV"),
        (FAILED.replace('"', "'"), "#VALUE!"),
        (NOUGHT, "#REF!"),
        (NOUGHT, "#DIV/0!"),
        (NOUGHT, "#N/A"),
        (NOUGHT, "Err:502"),
        (NOUGHT, "Fehler:502"),
        (NOUGHT.replace('"float"', '"percentage"'), "#BEZUG!"),
        (NOUGHT.replace('"0"', '"NaN"'), "Err:504"),
    ],
)
def test_that_a_cell_which_shows_an_error_is_one_and_no_nought(tmp_path: Path, attributes: str, shown: str) -> None:
    note = "<office:annotation><text:p>5</text:p></office:annotation>"
    sheet = told(tmp_path, attributes, f"{note}<text:p>{shown}</text:p>")
    cell = sheet.cell(9, 2)
    assert sheet.errors == {(9, 2): shown}
    assert cell is not None
    assert (cell.value, cell.error) == (shown, True)
    assert sheet.count() == len(sheet.cells) == sum(map(len, sheet.lines)) == 14


@pytest.mark.parametrize(
    ("attributes", "shown", "value"),
    [
        (' office:value-type="float" office:value="0"', "0.00", 0.0),
        (' office:value-type="float" office:value="5"', "#5", 5.0),
        (' office:value-type="float" office:value="0.5"', "time 12:504", 0.5),
        (' office:value-type="float" office:value="0"', "", 0.0),
        (' office:value-type="string"', "#N/A", "#N/A"),
        (' office:value-type="string" office:string-value="#REF!"', "#REF!", "#REF!"),
    ],
)
def test_that_what_only_looks_like_an_error_is_read_as_it_stands(
    tmp_path: Path, attributes: str, shown: str, value: object
) -> None:
    sheet = told(tmp_path, attributes, f"<text:p>{shown}</text:p>")
    assert sheet.errors == {}
    assert sheet.cells[9, 2].value == value


def test_that_a_formula_which_gave_an_empty_text_is_no_error(tmp_path: Path) -> None:
    assert told(tmp_path, FAILED, "<text:p/>").errors == {}
    assert told(tmp_path, FAILED + ' calcext:value-type="string"', "<text:p>words</text:p>").errors == {}


def test_that_an_error_which_stands_for_several_cells_is_one_in_each(tmp_path: Path) -> None:
    sheet = told(tmp_path, NOUGHT + ' table:number-columns-repeated="2"', "<text:p>#REF!</text:p>")
    assert sheet.errors == {(9, 2): "#REF!", (9, 3): "#REF!"}
    assert [sheet.value(9, column) for column in (2, 3, 4, 5)] == ["", "", 3.0, "two"]


def test_that_an_error_repeated_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookRefused, match=r"damaged|more than can be read"):
        told(tmp_path, NOUGHT + ' table:number-columns-repeated="99999999"', "<text:p>#REF!</text:p>")
