"""The sample: written by its own script, from its own CSV."""

import csv
import runpy
from pathlib import Path

from openpyxl import load_workbook

from rampath import resources

ROOT = Path(__file__).resolve().parent.parent


def test_that_the_script_writes_the_sample_again_with_the_same_bytes(tmp_path: Path) -> None:
    make = runpy.run_path(str(ROOT / "samples" / "make.py"))["make"]
    make(ROOT / "samples" / "nato-2026.csv", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == resources.sample().read_bytes()


def test_that_the_figures_are_those_that_were_handed_over(shared_data: Path) -> None:
    handed = (shared_data / "figures" / "nato_2026_edition_2014_2026.csv").read_bytes()
    assert (ROOT / "samples" / "nato-2026.csv").read_bytes() == handed


def test_that_the_economy_is_written_again_with_the_same_bytes(shared_data: Path, tmp_path: Path) -> None:
    main = runpy.run_path(str(ROOT / "samples" / "make_economy.py"))["main"]
    main(shared_data / "figures" / "imf_weo_apr2025_nato32_gdp_2014_2030.csv", tmp_path / "weo.csv")
    shipped = resources.folder() / "economy" / "weo-april-2025.csv"
    assert (tmp_path / "weo.csv").read_bytes() == shipped.read_bytes()


def test_that_the_sample_lies_as_nato_lays_out_its_tables() -> None:
    book = load_workbook(resources.sample())
    assert book.sheetnames == [f"Table {number}" for number in ("1", "2", "3", "5", "6", "7", "8a", "8b")]
    for sheet in book:
        assert str(sheet["A1"].value).startswith(f"{sheet.title}: ")
        assert sheet["A4"].value is None
        assert [cell.value for cell in sheet[4][1:]] == [*range(2014, 2025), "2025e", "2026e"]
        assert str(sheet["A5"].value).startswith("Albania")
        assert str(sheet["A35"].value).startswith("United States")
        aggregates = [sheet["A36"].value, sheet["A37"].value]
        known = ["NATO Europe and Canada", "NATO Total"]
        assert aggregates == (known if sheet.title[6:] in {"2", "3", "5", "6", "7"} else [None, None])
        if sheet.title[6:] not in {"5", "7"}:
            assert [cell.value for cell in sheet[40]] == [cell.value for cell in sheet[4]]
            assert [sheet.cell(row, 1).value for row in range(41, 74)] == [
                sheet.cell(row, 1).value for row in range(5, 38)
            ]


def test_that_in_print_the_second_block_begins_a_page_with_its_title() -> None:
    for sheet in load_workbook(resources.sample()):
        two_blocks = sheet["A39"].value is not None and sheet["A40"].value is None
        assert two_blocks == (sheet.title[6:] not in {"5", "7"})
        assert [each.id for each in sheet.row_breaks.brk] == ([38] if two_blocks else [])


def test_that_every_figure_of_the_csv_stands_once_in_the_sample() -> None:
    with (ROOT / "samples" / "nato-2026.csv").open(encoding="utf-8", newline="") as stream:
        figures = sorted(float(row["value"]) for row in csv.DictReader(stream) if row["value"])
    shown = [
        float(value)
        for sheet in load_workbook(resources.sample())
        for row in sheet.iter_rows(min_row=5, min_col=2, values_only=True)
        if isinstance(row[0], int | float | str) and row[0] != 2014
        for value in row
        if isinstance(value, int | float)
    ]
    assert sorted(shown) == figures
