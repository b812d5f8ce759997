"""Next year's file in another unit, at other prices or with other estimates is not read as last year's in silence."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Mapping, Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, apply, profile_from, read_profile, write_profile
from workbook.build import Rows, write

SPENT = "defence expenditure"
TITLE = "Defence expenditure of Allies"
PRICES = "At constant 2021 prices"


def rows(title: str, *notes: str, years: Sequence[int] = (2022, 2023, 2024)) -> Rows:
    figures = [[7000 + year for year in years], [1000 + year for year in years]]
    names = ("Belgium", "Estonia")
    return ((title,), ("Country", *years), *((n, *f) for n, f in zip(names, figures, strict=True)),
            *((note,) for note in notes))  # fmt: skip


def profile_of(folder: Path, first: Rows, register: Register, **said: object) -> Profile:
    """The profile of a file that is read as it was guessed, but for what is `said` instead; written and read again."""
    book = open_book(write(folder / "first.xlsx", {"Data": first}))
    mapping: Mapping = replace(guess(book.sheets[0], book, register).mapping, **said)  # type: ignore[arg-type]
    write_profile(profile_from("Allies", book, (mapping,)), folder / "p.toml")
    return read_profile(folder / "p.toml")


def next_year(folder: Path, profile: Profile, later: Rows) -> tuple[Mapping, list[tuple[str, str, str]]]:
    (mapping,), findings = apply(profile, open_book(write(folder / "later.xlsx", {"Data": later})))
    return mapping, [(finding.severity.value, finding.place, finding.said) for finding in findings]


@pytest.mark.parametrize(
    ("first", "later", "told"),
    [
        (rows(TITLE, "Note: million euro"), rows(TITLE, "Note: billion euro"),
         ("Data!A5", "“Note: billion euro” tells another unit than the profile's EUR million.")),
        (rows(TITLE, "Note: million euro"), rows(TITLE, "Note: million US dollars"),
         ("Data!A5", "“Note: million US dollars” tells another unit than the profile's EUR million.")),
        (rows(f"{SPENT}, million national currency"), rows(f"{SPENT}, million US dollars"),
         ("Data!A1", f"“{SPENT}, million US dollars” tells another unit than the profile's own currency million.")),
        (rows(TITLE, "Million euro, 2021 prices"), rows(TITLE, "Million euro, 2025 prices"),
         ("Data!A5", "“Million euro, 2025 prices” tells other prices than the profile's prices of 2021.")),
        (rows(TITLE, "Million euro, current prices"), rows(TITLE, "Million euro, 2025 prices"),
         ("Data!A5", "“Million euro, 2025 prices” tells other prices than the profile's current prices.")),
    ],
)  # fmt: skip
def test_that_another_unit_or_other_prices_than_the_profile_knows_are_an_error(
    tmp_path: Path, register: Register, first: Rows, later: Rows, told: tuple[str, str]
) -> None:
    profile = profile_of(tmp_path, first, register)
    assert next_year(tmp_path, profile, first)[1] == []
    found = [(place, message) for severity, place, message in next_year(tmp_path, profile, later)[1]
             if severity == "error" and "tells" in message]  # fmt: skip
    assert [(place, f"{message}.") for place, message in found] == [told]


def test_that_a_heading_of_a_year_in_another_unit_is_an_error_once_and_one_in_the_same_is_none(
    tmp_path: Path, register: Register
) -> None:
    def of(*headings: str) -> Rows:
        return ((TITLE,), ("Country", *headings), ("Belgium", 7000, 7100, 7200), ("Estonia", 1000, 1100, 1200))

    profile = profile_of(tmp_path, of("2022 (EUR million)", "2023 (EUR million)", "2024 (EUR million)"), register)
    (sheet,) = profile.sheets
    years = [replace(each, headers=("{year} ({any})",)) for each in sheet.columns if each.role is Role.YEAR]
    others = [each for each in sheet.columns if each.role is not Role.YEAR]
    profile = replace(profile, sheets=(replace(sheet, columns=(*others, *years[:1])),))
    _, same = next_year(tmp_path, profile, of("2023 (million EUR)", "2024 (EUR million)", "2025 (mn euro)"))
    assert same == []
    _, other = next_year(tmp_path, profile, of("2023 (EUR million)", "2024 (EUR billion)", "2025 (EUR billion)"))
    said = "“2024 (EUR billion)” tells another unit than the profile's EUR million"
    assert other == [("error", "Data!C2", said)]


@pytest.mark.parametrize("below", [False, True])
def test_that_years_left_out_for_their_unit_leave_that_of_the_others_to_be_checked(
    tmp_path: Path, register: Register, *, below: bool
) -> None:
    def of(*years: tuple[int, str]) -> Rows:
        heads = [year if below else f"{year} ({unit} million)" for year, unit in years]
        units = [("", *(f"{unit} million" for _, unit in years))] if below else []
        figures = ("Defence expenditure", *(7000 + year for year, _ in years))
        return (("Croatia: defence expenditure",), ("", *heads), *units, figures)

    kuna, euro = "HRK", "EUR"
    first = of((2021, kuna), (2022, kuna), (2023, euro))
    book = open_book(write(tmp_path / "first.xlsx", {"Data": first}))
    mapping = guess(book.sheets[0], book, register).mapping.acknowledged()
    profile = profile_from("Croatia", book, (mapping,))
    assert not profile.sheets[0].words_differ
    assert next_year(tmp_path, profile, first)[1] == []
    _, told = next_year(tmp_path, profile, of((2022, kuna), (2023, euro), (2024, euro)))
    place, text = ("Data!D3", "EUR million") if below else ("Data!D2", "2024 (EUR million)")
    said = f"“{text}” tells another unit than the profile's HRK million"
    assert [each for each in told if each[0] == "error"] == [("error", place, said)]


@pytest.mark.parametrize("title", ["Defence expenditure", "Defence expenditure, million euro"])
def test_that_headings_of_members_are_no_units_but_for_another_scale(
    tmp_path: Path, register: Register, title: str
) -> None:
    def of(*headings: str) -> Rows:
        return ((title,), ("Year", *headings), (2023, 70, 75, 9), (2024, 70, 75, 10))

    for headings in (("MKD", "DNK", "NOR"), ("Denmark (DKK million)", "Norway (NOK million)", "Belgium (EUR million)")):
        if "euro" not in title or "MKD" in headings:
            profile = profile_of(tmp_path, of(*headings), register)
            assert next_year(tmp_path, profile, of(*headings))[1] == []
    (sheet,) = profile_of(tmp_path, of("Denmark", "Norway", "Belgium"), register).sheets
    columns = (*sheet.columns[:-1], replace(sheet.columns[-1], headers=("Belgium {any}",)))
    profile = Profile("Allies", (replace(sheet, columns=columns),))
    _, told = next_year(tmp_path, profile, of("Denmark", "Norway", "Belgium (EUR bn)"))
    assert [(severity, place) for severity, place, _ in told] == [("error", "Data!D2")]


def test_that_a_year_of_prices_in_a_title_is_no_year_that_may_differ(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, rows(f"{TITLE}, million euro, constant 2021 prices"), register)
    _, findings = next_year(tmp_path, profile, rows(f"{TITLE}, million euro, constant 2025 prices"))
    assert [(severity, place) for severity, place, _ in findings] == [("error", "Data!A1")]


def test_that_a_year_of_prices_which_no_words_tell_any_more_is_told(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, rows(f"{TITLE}, million euro", PRICES), register)
    _, findings = next_year(tmp_path, profile, rows(f"{TITLE}, million euro"))
    said = "At which prices the figures are is the profile's; nothing near the table says it"
    assert findings == [("warning", "Data!A2", said)]


def test_that_a_note_tells_from_when_on_figures_are_estimates_now(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, rows(f"{TITLE}, million euro", "Figures for 2024 are estimates."), register)
    assert profile.sheets[0].estimates_from == 2024
    later = rows(f"{TITLE}, million euro", "Figures for 2025 are estimates.", years=(2023, 2024, 2025))
    mapping, findings = next_year(tmp_path, profile, later)
    assert mapping.estimates_from == 2025
    assert findings == [("note", "Data!A5", "Figures are estimates from 2025 on")]


def test_that_a_unit_which_a_person_set_against_the_words_is_not_asked_about_again(
    tmp_path: Path, register: Register
) -> None:
    first = rows(f"{TITLE}, million euro")
    profile = profile_of(tmp_path, first, register, power=3)
    assert profile.sheets[0].words_differ
    mapping, findings = next_year(tmp_path, profile, first)
    assert (mapping.power, findings) == (3, [])


def test_that_the_unit_of_another_table_below_is_not_taken_for_that_of_the_one_above(
    tmp_path: Path, register: Register
) -> None:
    first = (*rows(TITLE), (), *rows("Gross domestic product, billion euro"))
    profile = profile_of(tmp_path, first, register, currency="EUR", power=6, last_row=4)
    assert next_year(tmp_path, profile, first)[1] == []
