"""What only a sheet's XML tells, in the forms in which programs write it."""

import pytest

from rampath.workbook.sheet_xml import extent, marks_in


def sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    ("rows", "spanned"),
    [
        ('<row r="3"><c r="AAA3"/><c><v>1</v></c></row>', (3, 704)),
        ("<row/><row><c/><c/></row>", (2, 2)),
        ('<row r="7"><c r="AAB2"/></row><row><c/></row>', (3, 704)),
        ("<x:row r='5'><x:c r='B5'/></x:row>", (5, 2)),
        ('<row r="200001"><c r="AB200001"/></row>', (200_001, 28)),
    ],
)
def test_that_the_extent_is_counted_as_references_and_order_say(rows: str, spanned: tuple[int, int]) -> None:
    assert extent(sheet(rows)) == spanned


def test_that_a_narrow_or_a_short_sheet_is_bounded_without_counting() -> None:
    assert extent(sheet('<row r="3"><c r="Z3"/></row>')) == (999_999, 26)
    assert extent(sheet('<row r="3"><c r="AA3"/></row>')) == (199_999, 130)
    assert extent(sheet('<row r="3"><c r="ZZ3"/></row>')) == (9_999, 702)


@pytest.mark.parametrize("reference", ["", "A", "12", "A1B", "A&#49;"])
def test_that_a_reference_that_is_none_is_told(reference: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        extent(sheet(f'<row r="3"><c r="{reference}"/></row>'))


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
