"""Which edition a workbook is."""

from dataclasses import replace
from pathlib import Path

import pytest

from rampath.workbook.edition import edition_of, span_in_words
from rampath.workbook.grid import Book
from workbook.build import LAYOUT_2024, write


def book(name: str, created: bytes = b"") -> Book:
    core = b"<dcterms:created>" + created + b"</dcterms:created>"
    return Book(Path(name), "", (), {"docProps/core.xml": core})


@pytest.mark.parametrize(
    ("name", "created", "last", "edition"),
    [
        ("nato_240617-def-exp-2024-en.xlsx", b"2030-01-01", 2024, "NATO June 2024"),
        ("20250828-def-exp.xlsx", b"", 2025, "NATO August 2025"),
        ("tables.xlsx", b"2024-06-14T10:11:17Z", 2024, "NATO June 2024"),
        ("tables.xlsx", b"2019-06-14T10:11:17Z", 2024, "NATO 2024"),
        ("tables.xlsx", b"2024-99-99", 2024, "NATO 2024"),
        ("budget-990230.xlsx", b"", 2024, "NATO 2024"),
    ],
)
def test_that_the_name_comes_before_the_day_of_making_and_both_must_fit(
    name: str, created: bytes, last: int, edition: str
) -> None:
    assert edition_of(book(name, created), last) == edition


def test_that_a_source_line_comes_first(tmp_path: Path) -> None:
    from rampath.workbook.opened_book import open_book

    rows = [*LAYOUT_2024, (None, "Source: NATO, 12 March 2025")]
    file = write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": rows})
    assert edition_of(open_book(file), 2024) == "NATO March 2025"


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("Source: NATO, 12th March 2025", "NATO March 2025"),
        ("Defence Expenditures of NATO Countries (2009-2024), 4 July 2024", "NATO July 2024"),
        ("Source : OTAN, Les dépenses de défense des pays de l'OTAN (2014-2024), 1er août 2024", "NATO August 2024"),
        ("Source: NATO. Sweden became an Ally on 7 March 2024. Published 17 June 2024.", "NATO June 2024"),
        ("Source: NATO. Sweden became an Ally on 7 March 2024.", "NATO 2024"),
        ("Source: NATO, 12 March 2019", "NATO 2024"),
        ("Cut-off: 12 March 2024", "NATO 2024"),
    ],
)
def test_that_the_date_of_the_source_counts_in_either_language_and_no_other(
    tmp_path: Path, text: str, edition: str
) -> None:
    from rampath.workbook.opened_book import open_book

    file = write(tmp_path / "tables.csv.xlsx", {"TABLE3": [*LAYOUT_2024, (None, text)]})
    dateless = replace(open_book(file), parts={})
    assert edition_of(dateless, 2024) == edition


def test_that_an_edition_of_one_year_is_called_by_it_once() -> None:
    assert [span_in_words(years) for years in ([2021], [2022, 2019, 2021], [])] == ["2021", "2019-2022", ""]
