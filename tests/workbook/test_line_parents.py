"""Budget lists whose chapters stand with their sums above their items: that these are counted twice is said."""

from pathlib import Path

from rampath.domain.member import Register
from workbook.build import Rows
from workbook.lists import mapping_of, opened, read

HEAD = ("Code", "Title", "Budget 2025", "Budget 2026")
SAID = (
    "Lines that are the sum of the lines right below or above them: {count}. Each was counted beside them, so that"
    " totals hold them twice; say where the list is read by hand, or with “nested = true” in its profile, that such"
    " lines do not count."
)


def said(folder: Path, rows: Rows, register: Register) -> list[tuple[str, str, str]]:
    book = opened(folder, (HEAD, *rows))
    sheets, _lines = read(book, mapping_of(book), register)
    return [(finding.severity.value, finding.place, finding.message) for finding in sheets.findings]


def test_that_chapters_above_their_items_are_told(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("5100", "Defence", 11.2, 11.9), ("5111", "Land", 9.1, 9.4), ("5112", "Air", 2.1, 2.5),
        ("5200", "Civil", 0.5, 0.7), ("5211", "Alerts", 0.2, 0.3), ("5212", "Shelters", 0.3, 0.4),
    )  # fmt: skip
    assert said(tmp_path, rows, register) == [("warning", "List!A2", SAID.format(count=2))]


def test_that_a_sum_in_one_column_alone_or_of_one_line_is_chance(tmp_path: Path, register: Register) -> None:
    alone: Rows = (("1", "A", 11.2, 12), ("2", "B", 9.1, 9.4), ("3", "C", 2.1, 2.5))
    twice: Rows = (("1", "A", 11.2, 12), ("2", "B", 11.2, 12), ("3", "C", 2.1, 2.5))
    assert said(tmp_path, alone, register) == said(tmp_path, twice, register) == []


def test_that_a_small_part_of_a_list_is_chance(tmp_path: Path, register: Register) -> None:
    rows: Rows = (("1", "A", 3, 3), ("2", "B", 1, 1), ("3", "C", 2, 2), ("4", "D", 500, 600), ("5", "E", 70, 80))
    assert said(tmp_path, rows, register) == []
