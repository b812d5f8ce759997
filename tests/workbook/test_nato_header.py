"""Rows of years: in any order, with gaps or headings in words; and years that cannot be right."""

import pytest

from rampath.domain.observation import Kind
from rampath.workbook.grid import Cell, seen
from rampath.workbook.nato_counted import UNKNOWN
from rampath.workbook.nato_header import Header, header_in


def row(*values: float | str | None) -> list[Cell]:
    return [Cell("T", 4, at, *seen(value)) for at, value in enumerate(values, 1) if value is not None]


def header(*values: float | str | None) -> Header | None:
    return header_in(row(*values), UNKNOWN)


@pytest.mark.parametrize(
    "values",
    [
        (2014.0, 2015.0, 2016.0, 2017.0),
        (2017.0, 2016.0, 2015.0, 2014.0),
        (2016.0, 2014.0, 2017.0, 2015.0),
        (2014.0, 2018.0, 2019.0, 2020.0),
        (2014.0, "2015 e", "2016e", "2017(e)"),
        (2014.0, 2024.0),
        (2014.0, 2026.0),
        ("2014", "2015", "2016"),
    ],
)
def test_that_distinct_years_in_any_order_are_a_header(values: tuple[float | str, ...]) -> None:
    found = header("Country", *values)
    assert found is not None
    assert found.odd == ()
    assert [column.year for column in found.columns] == [int(str(value)[:4]) for value in values]
    assert found.first == 2
    assert found.places == frozenset(range(2, 2 + len(values)))


@pytest.mark.parametrize(
    "values",
    [
        (2024.0, 2024.0, "2024e"),
        (1950.0, 2000.0, 2050.0),
        (100.0, 110.0, 120.0),
        (2024.0,),
        ("Then", "Now"),
        (2024.0, 17.0, 18.0),
        (0.0, 1.0, 2.0),
    ],
)
def test_that_other_rows_are_none(values: tuple[float | str, ...]) -> None:
    assert header("", *values) is None


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ((2014.0, 2015.0, 2061.0, 2017.0, 2018.0), [(4, 2016)]),
        ((2014.0, 2015.0, 2015.0, 2017.0, 2018.0), [(4, 2016)]),
        ((2041.0, 2015.0, 2016.0, 2017.0), [(2, 2014)]),
        ((2014.0, 2015.0, 2016.0, 2017.0, "2042e"), [(6, 2018)]),
        ((2014.0, 2015.0, 2016.0, 2017.0, "2019e"), [(6, 2018)]),
        ((2014.0, 2015.0, 206.0, 2017.0, 2018.0), [(4, 2016)]),
        ((2018.0, 2017.0, 2061.0, 2015.0), [(4, 2016)]),
        ((2014.0, 2015.0, 2016.0, 2014.0), [(5, 2017)]),
        ((2016.0, 2014.0, 2018.0, 2015.0, 2014.0, 2017.0), [(6, None)]),
    ],
)
def test_that_a_year_that_leaves_the_row_is_odd_with_the_one_that_would_fit(
    values: tuple[float | str, ...], odd: list[tuple[int, int | None]]
) -> None:
    found = header("", *values)
    assert found is not None
    assert [(each.column.column, each.expected) for each in found.odd] == odd
    assert found.places == frozenset(range(2, 2 + len(values)))
    assert len(found.columns) == len(values) - 1


def test_that_headings_in_words_give_year_kind_and_meaning() -> None:
    found = header("", 2014.0, "2024e", "Real change 2014-2024e (%)", "Share of real GDP 2014 (%)", "Rank")
    assert found is not None
    assert [(column.year, column.kind, column.heading is not None) for column in found.columns] == [
        (2014, Kind.ACTUAL, False), (2024, Kind.ESTIMATE, False), (2024, Kind.ESTIMATE, True),
        (2014, Kind.ACTUAL, True),
    ]  # fmt: skip
    assert 6 not in found.places
    assert found.last_year == 2024


def test_that_one_gap_between_neighbours_is_noticed_but_not_one_that_a_column_between_explains() -> None:
    found = header("", 2014.0, 2015.0, 2017.0, 2018.0)
    assert found is not None
    assert found.gap is not None
    assert (found.gap[0].year, found.gap[1].year) == (2015, 2017)
    explained = header("", 2014.0, 2015.0, None, 2017.0, 2018.0)
    assert explained is not None
    assert explained.gap is None


def test_that_text_years_are_told_only_among_numbers() -> None:
    mixed = header("", 2014.0, "2015", "2016e")
    assert mixed is not None
    assert [column.year for column in mixed.texts] == [2015]
    all_text = header("", "2014", "2015", "2016e")
    assert all_text is not None
    assert all_text.texts == ()
