"""NATO's tables as they are printed: figures are rounded, and real GDP counts billions of dollars."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import read_workbook
from workbook.nato_editions import write_edition
from workbook.nato_layouts import EDITION_2019

PRINTED = replace(
    EDITION_2019, rounded={"gdp_constant": 0, "usd_constant": 0, "usd_current": 0, "share": 2, "change": 2}
)


def as_text(book: Workbook) -> None:
    """The figures of Table 5 as a copy of the printed page has them: `17,393`."""
    for row in book["TABLE5"].iter_rows(min_row=21, min_col=4):
        for cell in row:
            if isinstance(cell.value, int | float):
                cell.value = f"{cell.value:,.0f}"


def as_wrong_text(book: Workbook) -> None:
    """The same, with a total of 2019 that is 100 thousand million too large."""
    as_text(book)
    sheet = book["TABLE5"]
    cell = next(row[10] for row in sheet.iter_rows(min_row=21) if str(row[1].value).startswith("NATO Total"))
    cell.value = f"{int(str(cell.value).replace(',', '')) + 100:,}"


@pytest.mark.parametrize("change", [lambda _: None, as_text])
def test_that_what_was_rounded_to_billions_agrees_with_what_follows_from_it(
    tmp_path: Path, register: Register, change: object
) -> None:
    written = write_edition(PRINTED, tmp_path, change)  # type: ignore[arg-type]
    found = read_workbook(written.file, register)
    warned = [each.message for each in found.findings if each.severity is not Severity.NOTE and "GDP" in each.message]
    assert warned == []
    said = [
        each.message for each in found.findings if "sums of GDP" in each.message or "shares of real" in each.message
    ]
    assert said == [
        "Recomputed shares of real GDP: 240 of 240 agree.",
        "Recomputed sums of GDP by accession: 16 of 16 agree.",
    ]


def test_that_a_total_that_is_off_by_more_than_rounding_is_still_told(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write_edition(PRINTED, tmp_path, as_wrong_text).file, register)
    warned = [each for each in found.findings if each.severity is Severity.WARNING and "sums of GDP" in each.message]
    assert len(warned) == 1
