"""Findings to send on: nothing in them is ever a formula."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rampath.domain.finding import Finding, Severity, told
from rampath.workbook.finding_export import as_block, as_csv, headers, write_csv, write_xlsx
from rampath.workbook.harmless import harmless
from rampath.workbook.saving import NotSaved

NASTY = '=HYPERLINK("http://x","y")'
FOUND = (
    told(Severity.ERROR, "T!B5", NASTY, "“two”, or\n“2”", expected="+1", done="-left out", file="a,b.xlsx"),
    Finding(Severity.NOTE, "a,b.xlsx", "", "All is well.", "a,b.xlsx"),
)


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_that_csv_holds_each_part_in_its_column() -> None:
    head, first, second = rows_of(as_csv(FOUND))
    assert tuple(head) == headers()
    assert first == ["error", "a,b.xlsx", "T!B5", f"'{NASTY}", "“two”, or\n“2”", "'+1", "'-left out"]
    assert second == ["note", "a,b.xlsx", "", "", "All is well.", "", ""]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-9-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0+1", "＝1", "|x", "%0A"]
)
def test_that_what_may_begin_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "3.43", "“=1”", "a=1", "Türkiye", "(1)", "'=1"])
def test_that_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_that_no_field_of_a_csv_begins_like_a_formula(text: str) -> None:
    finding = Finding(Severity.NOTE, text, text, text, text, text, text)
    for row in rows_of(as_csv([finding])):
        assert not any(field.lstrip(" \u00a0")[:1] in tuple("=+-@\t\r\n") for field in row if field.strip(" \u00a0"))


def test_that_a_pasted_block_keeps_a_finding_on_its_row() -> None:
    lines = as_block(FOUND).split("\n")
    assert len(lines) == 3
    assert lines[1].split("\t") == ["error", "a,b.xlsx", "T!B5", f"'{NASTY}", "“two”, or “2”", "'+1", "'-left out"]


def test_that_a_csv_file_has_a_byte_order_mark(tmp_path: Path) -> None:
    write_csv(FOUND, tmp_path / "f.csv")
    content = (tmp_path / "f.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content[3:].decode("utf-8") == as_csv(FOUND)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff\r"), max_size=60))
def test_that_every_cell_of_a_workbook_is_text_and_comes_back(tmp_path: Path, text: str) -> None:
    finding = Finding(Severity.WARNING, "T!A1", text, "=1+1", "f.xlsx")
    write_xlsx([finding], tmp_path / "f.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["E2"].value == "=1+1"
    rows = CalamineWorkbook.from_path(str(tmp_path / "f.xlsx")).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[1][3] == (text if text.strip(" \t\n") else "")  # XML's blanks alone are no text in a cell


def test_that_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    write_xlsx([Finding(Severity.NOTE, "", "z" * 50_000, "m")], tmp_path / "f.xlsx")
    value = openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0]["D2"].value
    assert str(value).endswith("[cut here: 50000 characters]")


def test_that_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="its folder does not exist"):
        write_csv(FOUND, tmp_path / "gone" / "f.csv")
    with pytest.raises(NotSaved, match="that is no file"):
        write_xlsx(FOUND, tmp_path)
