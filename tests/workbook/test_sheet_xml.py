"""What only a sheet's XML tells, in the forms in which programs write it."""

import time

import pytest

from rampath.workbook.sheet_xml import formulas_in, hidden_columns_in, marks_in, may_be_marked, merged_in


def sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    ("cell", "errors"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', {(2, 2): "#REF!"}),
        ("<c t='e' r='B2' s='1'><v>#N/A</v></c>", {(2, 2): "#N/A"}),
        ('<c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', {(2, 2): "#DIV/0!"}),
        ('<x:c r="B2" t="e"><x:f/><x:v>#REF!</x:v></x:c>', {(2, 2): "#REF!"}),
        ('<c r="B2" t="e"/><c r="C2"><v>5</v></c>', {}),
        ('<c r="B2" t="e"></c><c r="C2" t="s"><v>5</v></c>', {}),
    ],
)
def test_that_an_error_is_taken_from_its_own_cell(cell: str, errors: dict[tuple[int, int], str]) -> None:
    assert marks_in(sheet(f'<row r="2">{cell}</row>')).errors == errors


@pytest.mark.parametrize(
    ("cell", "unstored"),
    [
        ('<c r="B2"><f>A1+1</f><v></v></c>', {(2, 2): "=A1+1"}),
        ('<c r="B2"><f>A1+1</f><v/></c>', {(2, 2): "=A1+1"}),
        ('<c r="B2"><f>A1+1</f></c>', {(2, 2): "=A1+1"}),
        ('<c r="B2"><f t="shared" si="0"/></c>', {(2, 2): "="}),
        ('<c r="B2"><f>A1+1</f><v>2</v></c>', {}),
        ('<c r="B2" t="str"><f>IF(A1,"","")</f><v></v></c>', {}),
    ],
)
def test_that_a_formula_without_a_stored_value_is_known_from_one_that_gave_nothing(
    cell: str, unstored: dict[tuple[int, int], str]
) -> None:
    assert marks_in(sheet(f'<row r="2">{cell}</row>')).unstored == unstored


def test_that_hidden_rows_are_known_in_either_quotes() -> None:
    rows = '<row r=\'2\' hidden=\'1\'/><row hidden="true" r="4"/><row r="5" hidden="0"/>'
    assert marks_in(sheet(rows)).hidden_rows == frozenset({2, 4})


def test_that_a_nought_is_not_believed_in_a_workbook_that_asks_to_be_calculated() -> None:
    cells = '<c r="A1"><f>B1+1</f><v>0</v></c><c r="A2"><f>B2+1</f><v>5</v></c><c r="A3"><v>0</v></c>'
    assert marks_in(sheet(cells), uncalculated=True).unstored == {(1, 1): "=B1+1"}
    assert marks_in(sheet(cells)).unstored == {}


def test_that_formulas_with_a_prefix_are_known_behind_the_widths_of_very_many_columns() -> None:
    widths = "".join(f'<x:col min="{n}" max="{n}" width="9.1" customWidth="1"/>' for n in range(1, 200))
    row = '<x:row r="1"><x:c r="A1"><x:f>B1+1</x:f><x:v>0</x:v></x:c><x:c r="B1"><x:f>C1</x:f></x:c></x:row>'
    parts = f"<x:cols>{widths}</x:cols><x:sheetData>{row}</x:sheetData>"
    xml = f'<?xml version="1.0"?><x:worksheet xmlns:x="urn:x">{parts}</x:worksheet>'.encode()
    assert marks_in(xml, uncalculated=True).unstored == {(1, 1): "=B1+1", (1, 2): "=C1"}
    assert set(formulas_in(xml)) == {(1, 1), (1, 2)}


def test_that_each_formula_is_told_as_it_reads_in_its_cell() -> None:
    cells = (
        '<c r="B1"><f>A1*2 &amp; "&lt;"</f><v>2</v></c>'
        '<c r="B2"><f t="shared" ref="B2:B4" si="0">A2*$A$1</f><v>2</v></c>'
        '<c r="B3"><f t="shared" si="0"/><v>3</v></c><c r="B4"><f si="0" t="shared"></f><v>4</v></c>'
        '<c r="C4"><v>4</v></c>'
    )
    assert formulas_in(sheet(cells)) == {
        (1, 2): '=A1*2 & "<"', (2, 2): "=A2*$A$1", (3, 2): "=A3*$A$1", (4, 2): "=A4*$A$1",
    }  # fmt: skip


def test_that_hidden_columns_are_known_one_by_one() -> None:
    xml = b'<worksheet><cols><col min="2" max="3" hidden="1"/><col min="9" max="9"/><col hidden="1" max="16384"'
    assert hidden_columns_in(xml + b' min="16383"/></cols><sheetData/></worksheet>') == frozenset({2, 3, 16383, 16384})


def test_that_merged_ranges_are_told_by_their_corners_and_not_by_their_cells() -> None:
    xml = b'<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:C2"/></mergeCells>'
    assert merged_in(xml) == (((1, 1), (1048576, 16384)), ((2, 2), (2, 3)))


@pytest.mark.alone
def test_that_a_very_large_sheet_of_odd_marks_is_gone_through_in_time_that_grows_with_its_length() -> None:
    many = b'<c r="A1" t="e"' * 300_000 + b"<f" * 300_000 + b" hidden=" * 300_000
    begun = time.perf_counter()
    marks_in(many)
    formulas_in(many)
    half = time.perf_counter() - begun
    begun = time.perf_counter()
    marks_in(many * 2)
    formulas_in(many * 2)
    assert time.perf_counter() - begun < 6 * half + 0.5


@pytest.mark.parametrize(
    "cell",
    ['<c r="B2" t="e"><v>#REF!</v></c>', "<c r='B2' t='e'><v>#REF!</v></c>", '<c r="B2"><f>A1</f><v>1</v></c>',
     '<x:c r="B2"><x:f>A1</x:f></x:c>', '<c r="B2" s="5" t="n"><f/></c>', '<c r = "B2" ><f>A1</f></c>'],
)  # fmt: skip
def test_that_no_cell_is_passed_over_that_may_be_an_error_or_have_a_formula(cell: str) -> None:
    plain = '<c r="A1" s="1" t="s"><v>1</v></c><c r="B1" s="2"/><c r="C1"><v>5</v></c><c r="D1" t="b"><v>1</v></c>'
    for row, marked in ((plain, False), (plain + cell, True), (cell + plain, True)):
        assert may_be_marked(sheet(f'<row r="1">{row}</row>')) is marked
    assert may_be_marked(sheet(f'<row r="1" hidden="1">{plain}</row>'))


@pytest.mark.parametrize(
    ("xml", "marked"),
    [
        (b'<c r="A1" t="inlineStr"><is><t>Line of the budget</t></is></c>', False),
        (b'<c r="A1"><f>B1</f><v>1</v></c>', True),
        (b'<x:c r="A1"><x:f ca="1">B1</x:f></x:c>', True),
        (b'<c r="A1"><f t="shared" si="0"/><v>1</v></c>', True),
    ],
)
def test_that_words_that_end_in_f_are_no_formulas(xml: bytes, marked: bool) -> None:
    assert may_be_marked(xml) is marked
