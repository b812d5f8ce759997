"""Labels of members with currencies and footnotes, and rows that number the columns."""

import pytest

from rampath.domain.member import Register
from rampath.workbook.grid import Cell, seen
from rampath.workbook.nato_rows import are_column_numbers, gives_figures, is_figure, label_in, member_named, named_in


def row(*values: float | str | None) -> list[Cell]:
    return [Cell("T", 9, at, *seen(value)) for at, value in enumerate(values, 1) if value is not None]


@pytest.mark.parametrize(
    ("text", "code", "marks"),
    [
        ("Greecea", "GRC", ("a",)),
        ("Greece a", "GRC", ("a",)),
        ("Luxembourg (b)", "LUX", ("b",)),
        ("Francea,b", "FRA", ("a", "b")),
        ("Franceab", "FRA", ("a", "b")),
        ("Turkey c, d", "TUR", ("c", "d")),
        ("Czechia*", "CZE", ("*",)),
        ("Czechia*   (Koruny)", "CZE", ("*",)),
        ("Iceland¹", "ISL", ("¹",)),
        ("Iceland2", "ISL", ("2",)),
        ("Albania / Albanie", "ALB", ()),
        ("The former Yugoslav Republic of Macedonia", "MKD", ()),
        ("NATO Europe and Canada", "NATO_EUR_CAN", ()),
        ("  United   Kingdom ", "GBR", ()),
        ("République tchèque", "CZE", ()),
    ],
)
def test_that_footnotes_and_currencies_are_taken_off_a_name(
    register: Register, text: str, code: str, marks: tuple[str, ...]
) -> None:
    found = named_in(text, register)
    assert found is not None
    assert (found[0].code, found[1]) == (code, marks)


@pytest.mark.parametrize("text", ["Austria", "Albanian", "Greecez", "Belgium is the host of NATO", "", "a", "x" * 200])
def test_that_other_words_name_no_member(register: Register, text: str) -> None:
    assert member_named(text, register) is None


@pytest.mark.parametrize(
    ("values", "code", "currency", "worded"),
    [
        (("Bulgaria* (Leva)", 50.0), "BGR", "BGN", True),
        (("Bulgaria (Euros)", 50.0), "BGR", "EUR", True),
        (("Denmark", "Kroner", 50.0), "DNK", None, True),
        (("Denmark", "Million kroner", 50.0), "DNK", None, True),
        (("Danemark   (couronnes)", 50.0), "DNK", None, True),
        (("Türkiye (livres turques)", 50.0), "TUR", "TRY", True),
        (("États-Unis (dollars des É.-U.)", 50.0), "USA", "USD", True),
        (("Canada (dollars canadiens)", 50.0), "CAN", "CAD", True),
        (("Roumanie (nouveaux lei)", 50.0), "ROU", "RON", True),
        (("Luxembourg (b)", 50.0), "LUX", None, False),
        (("X7", "Belgium", 50.0), "BEL", None, False),
        (("Spain (ESP)", 50.0), "ESP", None, False),
        (("ESP", "Spain", 50.0), "ESP", None, False),
        (("Spain", "ESP", "Euros", 50.0), "ESP", "EUR", True),
        ((17.0, "Belgium", 50.0), "BEL", None, False),
    ],
)
def test_that_a_row_names_its_member_and_currency(
    register: Register, values: tuple[float | str, ...], code: str, currency: str | None, worded: bool
) -> None:
    label = label_in(row(*values), frozenset(), register)
    assert label is not None
    assert (label.member.code, label.currency, label.worded) == (code, currency, worded)


def test_that_what_stands_under_a_year_is_no_label(register: Register) -> None:
    assert label_in(row("Total", "Belgium", 5.0), frozenset({2, 3}), register) is None


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        (("(0)", "(-)", "(1)", "(2)"), True),
        (("(0)", "(1)"), True),
        ((0.0, -1.0, -2.0, -3.0), True),
        ((1.0, 2.0, 3.0), True),
        (("(0)", -1.0, -2.0, -3.0, -4.0)[1:], True),
        ((24.0, 25.0, 26.0), False),
        ((0.0, 0.0, 0.0), False),
        ((2014.0, 2015.0, 2016.0), False),
        (("Belgium", "(1)", "(2)"), False),
        ((1.0, 2.0), False),
    ],
)
def test_that_rows_of_column_numbers_are_known_even_where_excel_made_amounts_of_them(
    values: tuple[float | str, ...], numbers: bool
) -> None:
    assert are_column_numbers(row(*values)) is numbers


@pytest.mark.parametrize(
    ("value", "is_one"),
    [(5.0, True), ("1,234.5", True), ("2.1e", True), ("..", False), ("Belgium", False), ("-", False)],
)
def test_that_figures_are_numbers_or_texts_of_numbers(value: float | str, is_one: bool) -> None:
    assert is_figure(row(value)[0]) is is_one


@pytest.mark.parametrize(
    ("values", "gives"), [((5.0,), True), (("..",), True), (("-", "-"), True), ((), False), (("see note",), False)]
)
def test_that_missing_figures_are_figures_of_a_row_too(
    register: Register, values: tuple[float | str, ...], gives: bool
) -> None:
    cells = row("Belgium", *values)
    label = label_in(cells, frozenset(), register)
    assert label is not None
    assert gives_figures(cells, label) is gives
