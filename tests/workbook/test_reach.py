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


V = "<v>1</v></c>"

ODD = [
    (f"<row/><row><c>{V}<c>{V}</row>", (2, 2)),
    (f'<row r="3"><c r="AAA3"/><c>{V}</row>', (3, 704)),
    (f'<row r="7"><c r="AAB2">{V}</row><row><c>{V}</row>', (8, 704)),
    ("<x:row r='5'><x:c r='B5'><x:v>1</x:v></x:c></x:row>", (5, 2)),
    (f'<row r="200001"><c s="1" r="AB200001">{V}</row>', (200_001, 28)),
    (f'<row r="2"><c\nr="ZZ2">{V}</row>', (2, 702)),
    (f'<row r="900"><c r="A1">{V}<c>{V}</row>', (900, 2)),
    ("", (0, 0)),
]


@pytest.mark.parametrize(("rows", "spanned"), ODD)
def test_that_the_span_is_counted_as_references_and_order_say(rows: str, spanned: tuple[int, int]) -> None:
    assert exact_span([sheet(rows)]) == spanned
    assert all(ours >= true for ours, true in zip(bound(sheet(rows)), spanned, strict=True))


@pytest.mark.parametrize(
    ("cell", "spanned"),
    [
        ('<c r="B1048576"/>', (1, 1)),
        ('<c r="B1048576" s="3" />', (1, 1)),
        ("<x:c r='B1048576' s='3'></x:c>", (1, 1)),
        ('<c r="B1048576" s="3">\n</c>', (1, 1)),
        ('<c r="B1048576"><v/></c>', (1, 1)),
        ('<c r="B1048576"><v></v></c>', (1, 1)),
        ('<c r="B1048576" t="str"><v></v></c>', (1_048_576, 2)),
        ('<c r="B1048576" t="inlineStr"><is/></c>', (1_048_576, 2)),
        ('<c r="B1048576"><f>A1</f></c>', (1_048_576, 2)),
        ('<c r="B1048576"><!-- --><v>1</v></c>', (1_048_576, 2)),
        ('<c r="B1048576"><v>1</v></c>', (1_048_576, 2)),
    ],
)
def test_that_a_cell_that_is_merely_formatted_takes_no_room(cell: str, spanned: tuple[int, int]) -> None:
    assert exact_span([sheet(f'<row r="1"><c r="A1">{V}</row><row r="1048576">{cell}</row>')]) == spanned


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A90" r="XFD90"/>',
        "<c r='A90' s='1' r='XFD90'/>",
        "<c b=' r=\"A1\"' r='XFD90'/>",
        '<c r="A1" b="<"/>',
        "<x:c r='A1' b='\"/><c r='XFD9'/><x:c b='\"/>",
    ],
)
def test_that_a_tag_in_which_another_reference_could_hide_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        bound(sheet(f'<row r="1"><c r="A1">{V}{cell}</row>'))


@pytest.mark.parametrize("rest", ["", ' s="5"', ' t="str"', ' s="5" t="s"', ' cm="1"', " vm='2' s='3' ph = '1'"])
def test_that_other_attributes_behind_a_reference_leave_it_plain(rest: str) -> None:
    assert bound(sheet(f'<row r="3"><c r="B3"{rest}/><c r="B4"{rest}>{V}</row>')) == (999, 8)


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
    first, later = f'<row r="900000"><c r="A7">{V}</row>'.encode(), f"<row><c/><c>{V}</row>".encode() * 3
    found = Reach()
    for piece in (first, later):
        found.see(piece)
    assert found.span[0] >= 900_003
    assert exact_span([first, later]) == (900_003, 2)


def test_that_a_tag_without_an_end_is_not_gathered_for_ever() -> None:
    with pytest.raises(ValueError, match=r".*"):
        list(whole_tags([b"<c " + b"x" * 600_000, b"x" * 600_000]))
