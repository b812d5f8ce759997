"""Tables of one year: a member a row, and columns that count different things in the year that a title tells."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.correcting import with_column, with_year
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Book
from rampath.workbook.guess import Guess, guess, guesses
from rampath.workbook.guess_one_year import tables_of_one_year, year_in
from rampath.workbook.guess_words import Words
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Form, Role, blocked
from rampath.workbook.mapping_words import why_blocked
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, apply, profile_from
from rampath.workbook.reading import Reading, read_by_profile
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write
from workbook.sheets import book_of, sheet_of

TITLE = ("Defence expenditure 2025",)
HEAD = ("Country", "Million EUR", "% of GDP")
BODY: Rows = (
    ("Belgium", 8000, 1.31), ("Norway", 9100, 2.2), ("Estonia", 1500, 3.4), ("Poland", 30000, 4.1),
    ("Total", 48600, ""),
)  # fmt: skip
DAY = date(2026, 3, 1)


def guessed(
    rows: Rows, register: Register, name: str = "Data", file: str = "return.xlsx", merged: tuple[str, ...] = ()
) -> tuple[Book, Guess]:
    ranges = tuple(((int(a[1:]), ord(a[0]) - 64), (int(b[1:]), ord(b[0]) - 64)) for a, b in map(_corners, merged))
    book = replace(book_of(sheet_of(rows, name, ranges), file=file), day=DAY)
    return book, guess(book.sheets[0], book, register)


def _corners(merged: str) -> tuple[str, str]:
    first, _, last = merged.partition(":")
    return first, last


def figures(book: Book, found: Guess, register: Register) -> dict[str, tuple[object, ...]]:
    """What is read, by cell."""
    read = read_mapped(book, [found.mapping], register)
    assert len(read.observations) + sum(each.cells for each in read.unused) == len(book.sheets[0].cells)
    return {
        row.cell: (row.member, row.measure, row.year, pytest.approx(row.value), row.unit) for row in read.observations
    }


def test_that_a_title_tells_the_year_of_all_columns_and_what_money_is(register: Register) -> None:
    book, found = guessed((TITLE, HEAD, *BODY), register)
    assert (found.mapping.form, blocked(found.mapping), found.mapping.totals) == (Form.LONG, None, ("Total",))
    read = figures(book, found, register)
    assert read["Data!B3"] == ("BEL", Measure.CORE_EXPENDITURE, 2025, 8000.0, "EUR million")
    assert read["Data!C6"] == ("POL", Measure.CORE_SHARE, 2025, 0.041, "fraction")
    assert len(read) == 8
    reason = found.reason("column 2")
    assert reason is not None
    assert (reason.why, reason.sure) == ("“Defence expenditure 2025” tells the year 2025.", True)


@pytest.mark.parametrize(
    ("rows", "name", "file"),
    [
        ((("Country", "Defence expenditure (EUR million)", "% of GDP"), *BODY), "2025", "return.xlsx"),
        ((("Country", "Defence expenditure (EUR million)", "% of GDP"), *BODY), "Data", "overview_2025.xlsx"),
    ],
)
def test_that_a_year_in_the_name_of_sheet_or_file_is_taken_but_not_for_sure(
    register: Register, rows: Rows, name: str, file: str
) -> None:
    book, found = guessed(rows, register, name, file)
    reason = found.reason("column 2")
    assert reason is not None
    assert not reason.sure
    assert {year for _, _, year, _, _ in figures(book, found, register).values()} == {2025}


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ((("Country", 2025, ""), ("", "Defence expenditure, EUR million", "% of GDP"), *BODY), ("B1:C1",)),
        ((("Country", "Defence expenditure 2025 (EUR million)", "Share of GDP 2025 (%)"), *BODY), ()),
        ((("Defence expenditure (EUR million)",), ("Country", 2025, "% of GDP"), *BODY), ()),
    ],
)
def test_that_a_year_over_the_columns_is_theirs(register: Register, rows: Rows, merged: tuple[str, ...]) -> None:
    book, found = guessed(rows, register, merged=merged)
    assert blocked(found.mapping) is None
    read = figures(book, found, register)
    assert {(measure, year) for _, measure, year, _, _ in read.values()} == {
        (Measure.CORE_EXPENDITURE, 2025), (Measure.CORE_SHARE, 2025),
    }  # fmt: skip


def test_that_columns_of_several_years_and_measures_are_each_read_as_their_heading_says(register: Register) -> None:
    head = ("Country", "Defence expenditure 2024 (EUR million)", "Defence expenditure 2025 (EUR million)",
            "Defence expenditure 2024 (% of GDP)", "Defence expenditure 2025 (% of GDP)")  # fmt: skip
    body = [(row[0], row[1], 1 + float(str(row[1])), row[2], 2.5) for row in BODY[:4]]
    book, found = guessed((head, *body), register)
    read = figures(book, found, register)
    assert read["Data!C2"] == ("BEL", Measure.CORE_EXPENDITURE, 2025, 8001.0, "EUR million")
    assert read["Data!D2"] == ("BEL", Measure.CORE_SHARE, 2024, 0.0131, "fraction")


def test_that_each_of_two_tables_has_the_year_of_its_own_title(register: Register) -> None:
    later = ("Defence expenditure 2024",)
    sheet = sheet_of((TITLE, HEAD, *BODY[:4], (), later, HEAD, *BODY[:4]))
    first, second = guesses(sheet, book_of(sheet), register)
    assert [(use.year, use.role) for use in first.mapping.columns[1:]] == [(2025, Role.VALUE)] * 2
    assert [use.year for use in second.mapping.columns[1:]] == [2024, 2024]
    assert (first.mapping.last_row, second.mapping.header_row) == (6, 9)


def test_that_a_table_without_any_year_asks_for_it_and_one_answer_is_for_all_its_columns(register: Register) -> None:
    book, found = guessed((("Defence expenditure",), HEAD, *BODY), register)
    mapping, sheet = found.mapping, book.sheets[0]
    assert blocked(mapping) == "year"
    assert why_blocked(mapping) == (
        "Nothing says which year the figures are; point at their column and say it, or point at a column of years."
    )
    said = with_year(mapping, sheet, 3, 2024, Kind.ACTUAL)
    assert blocked(said) is None
    assert [(use.role, use.year) for use in said.figures] == [(Role.VALUE, 2024)] * 2
    again = with_year(with_column(said, sheet, 3, Role.IGNORED), sheet, 2, 2025, Kind.ESTIMATE)
    assert [(use.column, use.year, use.kind) for use in again.figures] == [(2, 2025, Kind.ESTIMATE)]
    back = with_column(again, sheet, 3, Role.VALUE)
    assert [(use.year, use.kind) for use in back.figures] == [(2025, Kind.ESTIMATE)] * 2


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("FY25 (EUR million)", None),
        ("FY 2024", 2024),
        ("Expenditure, EUR million, constant 2015 prices", 2025),
        ("Budget 22/23", None),
        ("Budget '24", None),
        ("Budget, first quarter", None),
        ("Change since 2014 (%)", None),
        ("Change 2014-2024 (%)", None),
        ("Expenditure 2024 (EUR million)", 2024),
    ],
)
def test_that_a_heading_that_may_mean_another_year_than_the_title_asks(
    register: Register, heading: str, year: int | None
) -> None:
    _, found = guessed((TITLE, ("Country", "Million EUR", heading), *BODY), register)
    assert [use.year for use in found.mapping.columns] == [None, 2025, year]
    assert year or blocked(found.mapping) == "year"


def test_that_a_column_of_years_takes_the_place_of_the_one_year(register: Register) -> None:
    rows = (TITLE, (*HEAD, "Of"), *((*row, "x") for row in BODY))
    book, found = guessed(rows, register)
    turned = with_column(found.mapping, book.sheets[0], 4, Role.PERIOD)
    assert [use.year for use in turned.figures] == [None, None]
    assert not read_mapped(book, [turned], register).observations


@pytest.mark.parametrize(("year", "kind"), [(2025, Kind.ACTUAL), (2026, Kind.ESTIMATE), (2027, Kind.PLAN)])
def test_that_the_day_tells_what_has_happened_yet(register: Register, year: int, kind: Kind) -> None:
    _, found = guessed(((f"Defence expenditure {year}",), HEAD, *BODY), register)
    assert {use.kind for use in found.mapping.figures} == {kind}


def test_that_telephones_and_years_of_entry_are_not_imported_unasked(register: Register) -> None:
    joined = zip((1949, 1949, 2004, 1999), BODY, strict=False)
    _, found = guessed((TITLE, (*HEAD, "Joined NATO"), *((*row, year) for year, row in joined)), register)
    assert [use.role for use in found.mapping.columns] == [Role.LABEL, Role.VALUE, Role.VALUE, Role.UNKNOWN]
    phones = (("Country", "Telephone"), ("Belgium", 3225551), ("Norway", 4722), ("Estonia", 372))
    assert blocked(guessed(phones, register)[1].mapping) is not None


def test_that_texts_in_which_no_member_is_named_outright_are_not_searched_for_one(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rampath.workbook.glance.recognise", lambda *_: pytest.fail("searched"))
    rows = [("Project", "Owner", "Amount"), *((f"Line {n}", "Office", 1.5 * n) for n in range(2, 300))]
    assert tables_of_one_year(Glance(sheet_of(rows), register)) == ()


@pytest.mark.parametrize(
    ("text", "year", "kind"),
    [
        ("Defence expenditure 2025", 2025, Kind.ACTUAL),
        ("Dépenses de défense 2025e", 2025, Kind.ESTIMATE),
        ("Defence spending in FY 2024/25", 2024, Kind.ACTUAL),
        ("Planned expenditure 2027", 2027, Kind.PLAN),
        ("Defence expenditure 2024 (million euro, constant 2015 prices)", 2024, Kind.ACTUAL),
        ("Defence expenditure 2014-2024", None, None),
        ("As of 3 April 2026", None, None),
        ("Stand: 15.03.2025", None, None),
        ("Source: ministries, 2026", None, None),
        ("Outturn to September 2025", None, None),
        ("Million euro, 2015 prices", None, None),
        ("Depenses depuis 2014", None, None),
        ("Table 20251", None, None),
    ],
)
def test_that_a_title_tells_a_year_where_it_tells_one_and_no_day(text: str, year: int | None, kind: Kind) -> None:
    found = year_in(Words(text, ""))
    assert (found and (found.year, found.kind)) == (year and (year, kind))


def profiled(folder: Path, rows: Rows, register: Register) -> Profile:
    book = replace(open_book(write(folder / "first.xlsx", {"Data": rows})), day=DAY)
    return profile_from("Mine", book, [guess(book.sheets[0], book, register).mapping], register=register)


def later(folder: Path, profile: Profile, rows: Rows, register: Register) -> Reading:
    return read_by_profile(open_book(write(folder / "later.xlsx", {"Data": rows})), profile, register)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((TITLE, HEAD, *BODY), (("Defence expenditure 2024",), HEAD, *BODY)),
        (
            (("Country", "Defence expenditure 2025 (EUR million)", "Share of GDP 2025 (%)"), *BODY),
            (("Country", "Defence expenditure 2024 (EUR million)", "Share of GDP 2024 (%)"), *BODY),
        ),
    ],
)
def test_that_a_profile_takes_the_year_from_where_it_stood(
    tmp_path: Path, register: Register, first: Rows, second: Rows
) -> None:
    profile = profiled(tmp_path, first, register)
    found = later(tmp_path, profile, second, register)
    assert {(row.year, row.measure, row.kind) for row in found.observations} == {
        (2024, Measure.CORE_EXPENDITURE, Kind.ACTUAL), (2024, Measure.CORE_SHARE, Kind.ACTUAL),
    }  # fmt: skip
    assert not [each.message for each in found.findings if each.severity is not Severity.NOTE]


def test_that_a_profile_says_it_loudly_where_the_title_has_lost_its_year(tmp_path: Path, register: Register) -> None:
    profile = profiled(tmp_path, (TITLE, HEAD, *BODY), register)
    rows = (("Defence expenditure",), HEAD, *BODY)
    _, findings = apply(profile, book_of(sheet_of(rows)), register)
    said = [each.message for each in findings if each.severity is Severity.ERROR]
    assert said[-1].startswith("The year of “% of GDP” is not known; expected it once in the title, as in “Defence")
    with pytest.raises(WorkbookRefused, match="A text by which the profile knows such a sheet stands neither here"):
        later(tmp_path, profile, rows, register)


def test_that_members_with_their_currency_and_scale_in_brackets_are_found_and_read_in_them(register: Register) -> None:
    rows = ((*TITLE,), ("Country", "Defence expenditure", "% of GDP"), ("Belgium (EUR million)", 8000, 1.31),
            ("Norway (NOK bn)", 91, 2.2), ("Poland (PLN bn)", 130.5, 4.1))  # fmt: skip
    book, found = guessed(rows, register)
    read = figures(book, replace(found, mapping=found.mapping.acknowledged()), register)
    assert read["Data!B3"] == ("BEL", Measure.CORE_EXPENDITURE, 2025, 8000, "EUR million")
    assert read["Data!B4"] == ("NOR", Measure.CORE_EXPENDITURE, 2025, 91_000, "NOK million")
    assert read["Data!B5"] == ("POL", Measure.CORE_EXPENDITURE, 2025, 130_500, "PLN million")
    assert read["Data!C4"] == ("NOR", Measure.CORE_SHARE, 2025, pytest.approx(0.022), "fraction")


def test_that_the_first_year_of_estimates_is_no_figure_though_some_rows_have_none(register: Register) -> None:
    head = ("Country", "Subject Descriptor", "Units", "2024", "Estimates Start After")
    subject = ("Gross domestic product per capita, current prices", "U.S. dollars")
    rows = (
        ("Belgium", *subject, 56_100.5, 2023), ("Canada", *subject, 54_400.25, 2024), ("Norway", *subject, 86_800.0, 0),
        ("Poland", *subject, 25_000.0, 2022),
    )  # fmt: skip
    book, found = guessed((head, *rows), register)
    assert blocked(found.mapping) is None
    kinds = {row.member: row.kind for row in read_mapped(book, [found.mapping], register).observations}
    estimated = dict.fromkeys(("BEL", "NOR", "POL"), Kind.ESTIMATE)  # of Norway there is no actual figure at all
    assert kinds == {**estimated, "CAN": Kind.ACTUAL}


def test_that_figures_under_a_year_are_of_it_and_not_of_the_year_of_joining(register: Register) -> None:
    title = ("Defence expenditure, % of GDP",)
    rows = (("Albania", 2009, 1.7), ("Belgium", 1949, 1.3), ("Poland", 1999, 4.1), ("Czechia", 1999, 2.1))
    book, found = guessed((title, ("Country", "Year joined", "2024"), *rows), register)
    assert [use.header for use in found.mapping.unknown] == ["Year joined"]
    read = figures(book, replace(found, mapping=found.mapping.acknowledged()), register).values()
    assert [each[:3] for each in read] == [(code, Measure.CORE_SHARE, 2024) for code in ("ALB", "BEL", "POL", "CZE")]
    assert [each[3] for each in read] == [0.017, 0.013, 0.041, 0.021]
