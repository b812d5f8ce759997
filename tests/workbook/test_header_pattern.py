"""Headers by a profile's patterns."""

import pytest

from rampath.domain.observation import Kind
from rampath.workbook.header_pattern import is_like, likeliest, named, unknown_places, words_of


@pytest.mark.parametrize(
    ("pattern", "header"),
    [
        ("Add/Non-Add", "Add/ Non-Add"),
        ("PE/BLI", "PE / BLI"),
        ("Budget Line Item (BLI) Title", "budget line\nitem  (BLI) title*"),
        ("Ist-Ergebnis", "IST ERGEBNIS 1)"),
        ("Utgiftsområde", "Utgiftsomra\u030ade"),
        ("Soll", "Soll²"),
        ("Bedrag (x1000)", "Bedrag (x1000)"),
        ("bedragen (x € 1 000)", "Bedragen (x € 1 000)"),
        ("Ontwerpbegroting {year} (in 1.000)", "Ontwerpbegroting 2026 (in 1.000)"),
        ("Budget 1)", "Budget 2)"),
        ("Exhibit {any}", "Exhibit P-1"),
        ("{any}", "whatever"),
    ],
)
def test_that_blanks_case_signs_and_footnotes_make_no_difference(pattern: str, header: str) -> None:
    assert named(pattern, header) is not None


@pytest.mark.parametrize(
    ("pattern", "header"),
    [("Account", "Account Title"), ("soll", "soll 2018"), ("Ist {year}", "Ist"), ("FY {year}", "FY 1492"), ("A", ""),
     ("{any}", ""), ("Titel", None), ("Utfall {month}", "Utfall smarch"), ("Kapitel", "Kapitel " * 100)],
)  # fmt: skip
def test_that_another_header_is_not_taken_for_it(pattern: str, header: str | None) -> None:
    assert named(pattern, header) is None


@pytest.mark.parametrize(
    ("header", "year", "stage"),
    [
        ("FY 2024 PB Request with CR Adjustments Amount*", 2024, "PB Request with CR Adjustments"),
        ("FY 2027\nTotal\nAmount", 2027, "Total"),
        ("FY24 Enacted Amount", 2024, "Enacted"),
        ("fy 2026 Disc Request amount", 2026, "Disc Request"),
        ("FY 2021 Total (Base + OCO) Amount", 2021, "Total (Base + OCO)"),
        ("FY 2020\nTotal Enacted\n(Base+Emerg+OCO)\nAmount*", 2020, "Total Enacted (Base+Emerg+OCO)"),
        ("FY 2019 (Base) + OCO Amount", 2019, "(Base) + OCO"),
        ("FY 2019 (Base) + (OCO) Amount", 2019, "(Base) + (OCO)"),
        ("FY 2019 (Base + OCO) Amount", 2019, "Base + OCO"),
    ],
)
def test_that_year_and_stage_are_told_by_the_header(header: str, year: int, stage: str) -> None:
    found = named("FY {year} {stage} Amount", header)
    assert found is not None
    assert (found.year, found.stage) == (year, stage)


def test_that_a_bracket_at_the_end_of_a_header_belongs_to_its_stage() -> None:
    found = named("FY {year} {stage}", "FY 2021 Total (Base + OCO)")
    assert found is not None
    assert found.stage == "Total (Base + OCO)"


@pytest.mark.parametrize(("word", "month"), [("januari", 1), ("MARS", 3), ("maj", 5), ("Dezember", 12), ("août", 8)])
def test_that_months_are_known_in_the_members_languages(word: str, month: int) -> None:
    found = named("Utfall {month}", f"Utfall {word}")
    assert found is not None
    assert found.month == month
    found = named("{month} {year}", f"{word} 2024")
    assert found is not None
    assert (found.month, found.year) == (month, 2024)


def test_that_a_year_alone_is_whatever_names_a_year() -> None:
    for header in (2025.0, "2025", "FY 2025", "2025e"):
        found = named("{year}", header)
        assert found is not None
        assert found.year == 2025
    assert found is not None
    assert found.kind is Kind.ESTIMATE
    assert named("{year}", "Country") is None


def test_that_a_misspelt_or_renamed_header_is_recognised_as_such() -> None:
    assert likeliest("Anslag", ["Anslaag", "Myndighet"]) == "Anslaag"
    assert likeliest("FY {year} Request Amount", ["Account", "Request Amt FY 2025"]) == "Request Amt FY 2025"
    assert likeliest("Titel", ["Seite", "Flex"]) is None
    assert is_like("FY {year} {stage} Amount", "FY 2025 Request Amout")
    assert not is_like("FY {year} {stage} Amount", "FY 2025 Request Quantity")
    assert not is_like("FY {year} {stage} Amount", "Remarks")


def test_that_unknown_places_are_told_and_words_are_all_that_counts() -> None:
    assert unknown_places("FY {yeer} {stage}") == ["yeer"]
    assert words_of("Add/ Non-Add*") == words_of("add non add") == "addnonadd"
    assert words_of(2024.0) == "2024"


@pytest.mark.parametrize(
    "header", ["Soll 2025-2028", "Soll 2025-28", "Soll 2025–2029", "Soll 2025-01", "Soll 2025/2025"]
)
def test_that_a_sum_of_several_years_or_a_month_is_no_year(header: str) -> None:
    assert named("Soll {year}", header) is None


@pytest.mark.parametrize("header", ["Soll 2025", "Soll 2025/26", "Soll 2025-2026", "Soll 2025 / 2026"])
def test_that_a_fiscal_year_is_the_one_in_which_it_begins(header: str) -> None:
    found = named("Soll {year}", header)
    assert found is not None
    assert found.year == 2025


def test_that_a_fiscal_year_at_the_end_of_a_century_is_one() -> None:
    found = named("FY {year}", "FY 1999/00")
    assert found is not None
    assert found.year == 1999
