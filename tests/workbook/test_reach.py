"""How far a sheet's XML reaches, in the forms in which programs and attackers write it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from rampath.workbook.reach import Reach, exact_span, whole_tags


def sheet(rows: str) -> bytes:
    return f"<worksheet><cols><col min='1'/></cols><sheetData>{rows}</sheetData></worksheet>".encode()


def bound(xml: bytes) -> tuple[int, int]:
    found = Reach()
    found.see(xml)
    return found.span


ODD = [
    ("<row/><row><c/><c/></row>", (2, 2)),
    ('<row r="3"><c r="AAA3"/><c><v>1</v></c></row>', (3, 704)),
    ('<row r="7"><c r="AAB2"/></row><row><c/></row>', (3, 704)),
    ("<x:row r='5'><x:c r='B5'/></x:row>", (5, 2)),
    ('<row r="200001"><c s="1" r="AB200001"/></row>', (200_001, 28)),
    ('<row r="2"><c\nr="ZZ2"/></row>', (2, 702)),
    ("", (0, 0)),
]


@pytest.mark.parametrize(("rows", "spanned"), ODD)
def test_that_the_span_is_counted_as_references_and_order_say(rows: str, spanned: tuple[int, int]) -> None:
    assert exact_span([sheet(rows)]) == spanned
    assert all(ours >= true for ours, true in zip(bound(sheet(rows)), spanned, strict=True))


@pytest.mark.parametrize(
    ("reference", "spanned"),
    [
        ("A1", (999, 8)), ("H999", (999, 8)), ("I1", (999, 16)), ("Q1", (999, 26)), ("Z1000", (9_999, 26)),
        ("AA3", (999, 130)), ("EA3", (999, 702)), ("ZZ3", (999, 702)), ("A50000", (99_999, 8)),
        ("O200001", (299_999, 16)),
        ("A1048576", (1_048_576, 8)), ("XFD1", (999, 16_384)),
    ],
)  # fmt: skip
def test_that_plain_references_bound_a_sheet_without_counting(reference: str, spanned: tuple[int, int]) -> None:
    assert bound(sheet(f'<row r="3"><c r="{reference}"/></row>')) == spanned


@pytest.mark.parametrize("reference", ["", "A", "12", "A1B", "A&#49;"])
def test_that_a_reference_that_is_none_is_told(reference: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        bound(sheet(f'<row r="3"><c r="{reference}"/></row>'))


references = st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384))


@given(st.lists(references, max_size=12), st.integers(5, 60))
def test_that_no_cell_lies_beyond_the_bound_however_the_xml_is_cut(places: list[tuple[int, int]], size: int) -> None:
    xml = sheet("".join(f'<row r="{r}"><c r="{get_column_letter(c)}{r}"><v>1</v></c></row>' for r, c in places))
    pieces = [xml[at : at + size] for at in range(0, len(xml), size)]
    assert b"".join(whole_tags(pieces)) == xml
    assert all(re.search(rb"<[^<>]*$", piece) is None for piece in whole_tags(pieces))
    found = Reach()
    for piece in whole_tags(pieces):
        found.see(piece)
    rows, columns = max((r for r, _ in places), default=0), max((c for _, c in places), default=0)
    assert exact_span(pieces) == (rows, columns)
    assert found.span[0] >= rows
    assert found.span[1] >= columns


def test_that_a_far_cell_in_a_later_piece_is_seen_though_it_has_no_reference_of_its_own() -> None:
    first = b'<row r="900000"><c r="A900000"/></row>'
    found = Reach()
    for piece in (first, b"<row><c/><c/></row>" * 3):
        found.see(piece)
    assert found.span[0] >= 900_003
    assert exact_span([first, b"<row><c/><c/></row>" * 3]) == (900_003, 2)


def test_that_a_tag_without_an_end_is_not_gathered_for_ever() -> None:
    with pytest.raises(ValueError, match=r".*"):
        list(whole_tags([b"<c " + b"x" * 600_000, b"x" * 600_000]))
