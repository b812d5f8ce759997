"""CSV that Excel opens as it is meant, and that starts no formula."""

import csv
from pathlib import Path

import pytest

from rampath.workbook.csv_file import write_csv
from rampath.workbook.saving import NotSaved


def test_that_texts_that_would_be_formulas_are_quoted_and_numbers_are_not(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["=1+1", "@a", "+x", "-", "\tb"], ["-12.5", "+3", -4.25, 2026, "Türkiye, “e”"]]
    write_csv(tmp_path / "a.csv", ["A", "B", "C", "D", "E"], rows)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [*csv.reader(file)]
    assert found == [
        ["A", "B", "C", "D", "E"],
        ["'=1+1", "'@a", "'+x", "'-", "'\tb"],
        ["-12.5", "+3", "-4.25", "2026", "Türkiye, “e”"],
    ]
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_that_a_header_starts_no_formula_either(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ["=1+1", "Share"], [])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == ["'=1+1,Share"]


def test_that_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="folder does not exist"):
        write_csv(tmp_path / "none" / "a.csv", ["A"], [])
