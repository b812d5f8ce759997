"""Years as headers name them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.observation import Kind
from rampath.workbook.grid import Cell
from rampath.workbook.years import kind_told, year_of, year_within, years_in_row

A, E, P = Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN


@pytest.mark.parametrize(
    ("value", "year", "kind"),
    [
        (2019, 2019, A), (2019.0, 2019, A), ("2019", 2019, A), (" 2019 ", 2019, A), ("2019.0", 2019, A),
        ("2023e", 2023, E), ("2015 e", 2015, E), ("2024 (e)", 2024, E), ("2017e*", 2017, E), ("2026E", 2026, E),
        ("2024\u1d49", 2024, E), ("2024p", 2024, E), ("2025 est.", 2025, E), ("2025 estimates", 2025, E),
        ("2024f", 2024, P), ("2025 forecast", 2025, P), ("2025 plan", 2025, P), ("2025 (plan)", 2025, P),
        ("Proposal 2026", 2026, P), ("2022 (A)", 2022, A), ("2024 (E)", 2024, E),
        ("Budget 2025", 2025, P), ("Soll 2018", 2018, P), ("Haushalt 2024", 2024, P), ("FY 2024 Request", 2024, P),
        ("2026 esitys", 2026, P), ("2025 initial / initieel", 2025, P), ("2023 réalisé / gerealiseerd", 2023, A),
        ("Execuție preliminată 2024", 2024, E), ("An 2024 preliminat", 2024, E), ("Propuneri 2025", 2025, P),
        ("Ist 2023", 2023, A), ("Exercice 2024", 2024, A), ("FY 2023 Actuals", 2023, A), ("2024A", 2024, A),
        ("2021 [note 1]", 2021, A), ("2020 [notes 1 and 2]", 2020, A), ("2022 [r]", 2022, A), ("2023 [p]", 2023, E),
        ("2019a", 2019, A), ("2019 b", 2019, A), ("2019(a)", 2019, A), ("2019 (1)", 2019, A), ("2019\u00b9", 2019, A),
        ("2015\u00b9\u207e", 2015, A), ("2015\u00b9,\u00b3", 2015, A), ("2026e\u207d\u2074\u207e", 2026, E),
        (date(2024, 1, 1), 2024, A), (datetime(2024, 12, 31), 2024, A), ("2024-12-31", 2024, A),  # noqa: DTZ001
        ("2024 1)", 2024, A), ("2024 a)", 2024, A), ("2025e 2)", 2025, E),
        ("01.01.2024", 2024, A), ("12/31/2024", 2024, A), ("2024-01-01T00:00:00", 2024, A),
    ],
)  # fmt: skip
def test_that_a_header_names_its_year_and_how_firm_it_is(value: str | float | date, year: int, kind: Kind) -> None:
    found = year_of(value)
    assert found is not None
    assert (found.year, found.kind, found.ends, found.note) == (year, kind, None, "")


@pytest.mark.parametrize(
    ("value", "year", "kind"),
    [
        ("Wykonanie 2023", 2023, A), ("przewidywane wykonanie 2024", 2024, E), ("Plan na 2025 r.", 2025, P),
        ("Projekt 2026", 2026, P), ("2023 skutečnost", 2023, A), ("2025 rozpočet", 2025, P), ("2027 výhled", 2027, P),
        ("Consuntivo 2023", 2023, A), ("Previsione 2025", 2025, P), ("2025 (prev.)", 2025, P), ("RegE 2026", 2026, P),
        ("Prognose 2027", 2027, E), ("Realisatie 2024", 2024, A), ("Vermoedelijke uitkomst 2025", 2025, E),
        ("Ontwerpbegroting 2026", 2026, P), ("Presupuesto para 2025", 2025, P), ("Saldert budsjett 2025", 2025, P),
        ("Execuție 2024", 2024, A), ("2025 (tahmin)", 2025, E), ("2024 eelarve", 2024, P), ("2024 tény", 2024, A),
        ("2024 г.", 2024, A), ("2024. évi tény", 2024, A), ("2024 yılı", 2024, A), ("Έτος 2024", 2024, A),
        ("2025. évi előirányzat", 2025, P), ("Anul 2024", 2024, A), ("2024. aasta", 2024, A), ("2024. gads", 2024, A),
        ("2025 (vorl.)", 2025, E), ("vorläufige 2025", 2025, E), ("2025 progn.", 2025, E), ("2025 (gesch.)", 2025, E),
        ("2024 realizado", 2024, A), ("2024 realizzate", 2024, A), ("2024 realizacja", 2024, A),
        ("2024 réalisées", 2024, A), ("2025 terv", 2025, P), ("Προϋπολογισμός 2025", 2025, P),
        ("2024-25 Plans", 2024, P),
    ],
)  # fmt: skip
def test_that_the_words_of_the_members_languages_say_how_firm_a_year_is(value: str, year: int, kind: Kind) -> None:
    found = year_of(value)
    assert found is not None
    assert (found.year, found.kind) == (year, kind)


def test_that_a_vote_is_no_budget_though_what_was_voted_is() -> None:
    assert (kind_told("vote_and_statutory"), kind_told("Vote 1"), kind_told("voté"), kind_told("VOTÉS")) == (
        None, None, P, P,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "year", "kind"),
    [
        ("schvaleny rozpocet 2025", 2025, P), ("ROZPOCET 2025", 2025, P), ("skutecnost 2023", 2023, A),
        ("2024 evi eloiranyzat", 2024, P), ("2024 yili butce odenegi", 2024, P), ("2024 YILI BÜTÇESİ", 2024, P),
        ("2025 TAHMİN", 2025, E), ("ΠΡΟΫΠΟΛΟΓΙΣΜΟΣ 2025", 2025, P), ("ΕΤΟΣ 2024", 2024, A), ("Execuţie 2024", 2024, A),
        ("Bugetul 2025", 2025, P), ("orcamento 2025", 2025, P), ("Credits 2025", 2025, P),
        ("2025. évi javaslat", 2025, P), ("Budžet 2025", 2025, P), ("Буџет 2025", 2025, P), ("Проект 2025", 2025, P),
        ("Buxheti 2025", 2025, P), ("Ejecución 2023", 2023, A), ("čerpání 2023", 2023, A), ("forelobig 2024", 2024, E),
    ],
)  # fmt: skip
def test_that_these_words_are_known_without_their_accents_and_in_capitals(value: str, year: int, kind: Kind) -> None:
    found = year_of(value)
    assert found is not None
    assert (found.year, found.kind) == (year, kind)


@pytest.mark.parametrize(
    "text",
    [
        "FY 2025",
        "FY2025",
        "FY25",
        "FY'25",
        "Fiscal year 2025",
        "Financial Year 2025",
        "E.F. 2025",
        "E. F. 2025",
        "EF 2025",
        "F.Y. 2025",
    ],
)
def test_that_a_fiscal_year_named_by_one_year_counts_as_that_one(text: str) -> None:
    found = year_of(text)
    assert found is not None
    assert (found.year, found.fiscal, found.ends) == (2025, True, None)


@pytest.mark.parametrize(
    "text", ["2025/26", "2025-26", "2025/2026", "2025\u201326", "FY 2025/26", "FY25/26", "2025 / 26"]
)
def test_that_a_fiscal_year_over_two_years_counts_as_the_first_and_says_so(text: str) -> None:
    found = year_of(text)
    assert found is not None
    assert (found.year, found.fiscal, found.ends) == (2025, True, 2026)
    assert "counts as 2025, in which it starts" in found.note
    assert text in found.note


def test_that_the_turn_of_the_century_is_a_fiscal_year_too() -> None:
    found = year_of("1999/00")
    assert found is not None
    assert (found.year, found.ends) == (1999, 2000)


@pytest.mark.parametrize(
    "value",
    [1899, 2101, 2019.5, float("nan"), float("inf"), True, 45292.0, "45292", "12019", "2014-2024", "2025-30", "2024-12",
     "2024B", "Table 2019", "Share of real GDP 2024e (%)", "2019 2020", "'25", "25", "", "e", "2,019", "20191",
     date(2024, 6, 30), "30.06.2024", "2024-13-01", "2" * 1_000_000, "1" + " " * 1_000_000 + "2019"],
)  # fmt: skip
def test_that_anything_else_is_no_year(value: str | float | date) -> None:
    assert year_of(value) is None


@pytest.mark.parametrize(
    ("number", "year"), [(45292.0, 2024), (45291.0, 2023), ("45292", 2024), (36526.0, 2000), (2019.0, 2019)]
)
def test_that_excel_s_number_of_a_new_year_s_day_or_eve_is_a_year_where_asked(number: str | float, year: int) -> None:
    found = year_of(number, serial=True)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize("number", [45293.0, 45292.5, 1234567.0, -45292.0, 1e300])
def test_that_other_numbers_are_no_years_even_where_asked(number: float) -> None:
    assert year_of(number, serial=True) is None


@given(st.integers(1901, 2099), st.sampled_from([(1, 1), (12, 31)]))
def test_that_every_such_day_s_number_is_read_back(year: int, day: tuple[int, int]) -> None:
    # Excel counts 1 January 1900 as 1 and, wrongly, has a 29 February 1900: one more from March 1900 on.
    serial = (date(year, *day) - date(1900, 1, 1)).days + 2
    if serial > 2100:
        found = year_of(float(serial), serial=True)
        assert found is not None
        assert found.year == year


@given(st.integers(1900, 2099), st.sampled_from(["{}", "{}e", "{} p", "FY{}", "{} (e)", "Ist {}", "{}\u00b2"]))
def test_that_every_year_is_read_back_from_every_style(year: int, style: str) -> None:
    found = year_of(style.format(year))
    assert found is not None
    assert found.year == year


@given(st.text(max_size=50))
def test_that_any_text_is_a_year_or_none_and_never_an_error(text: str) -> None:
    found = year_of(text, serial=True)
    assert found is None or 1900 <= found.year <= 2100


def row(*values: str | float) -> list[Cell]:
    return [Cell("S", 4, column, value, str(value)) for column, value in enumerate(values, 1) if value != ""]


@pytest.mark.parametrize(
    ("values", "years"),
    [
        (("", 2014.0, 2015.0, "2016e"), {2: 2014, 3: 2015, 4: 2016}),
        (("Country", "2019", "2018", "2017"), {2: 2019, 3: 2018, 4: 2017}),
        (("", 2022.0, 2023.0, "", 2022.0, 2023.0), {2: 2022, 3: 2023, 5: 2022, 6: 2023}),
        (("", "Ist 2022", "Soll 2022", "Ist 2023"), {2: 2022, 3: 2022, 4: 2023}),
        (("", 2023.0, 2024.0, 2025.0, 2023.0, 2024.0, 2025.0), dict(enumerate((2023, 2024, 2025) * 2, 2))),
        (("", "Ist 2022", "Soll 2023", "Soll 2024", "Share"), {2: 2022, 3: 2023, 4: 2024}),
        (("", "2023/24", "2024/25"), {2: 2023, 3: 2024}),
        (("", 2014.0, 2015.0, 20166.0, 2017.0, 2018.0), {2: 2014, 3: 2015, 5: 2017, 6: 2018}),
    ],
)  # fmt: skip
def test_that_a_row_of_years_that_rise_or_fall_is_a_header(
    values: tuple[str | float, ...], years: dict[int, int]
) -> None:
    assert {column: found.year for column, found in years_in_row(row(*values))} == years


@pytest.mark.parametrize(
    "values",
    [
        ("Belgium", 2014.0),
        ("", 2014.0, 2014.0),
        ("Norway", 1950.2, 2014.0, 2015.5, 2031.1),
        ("", 2014.0, 1990.0, 2020.0, 1985.0),
        ("Tanks", 1900.0, 2050.0),
        ("Notes", "no years"),
        (),
    ],
)
def test_that_a_row_with_one_year_or_amounts_that_look_like_years_is_no_header(values: tuple[str | float, ...]) -> None:
    assert years_in_row(row(*values)) == ()


def test_that_days_count_as_years_of_a_row_where_asked() -> None:
    cells = row("", 45292.0, 45658.0)  # 1 January 2024 and 2025
    assert years_in_row(cells) == ()
    assert [found.year for _, found in years_in_row(cells, serial=True)] == [2024, 2025]


@pytest.mark.parametrize(
    ("text", "year", "ends", "kind"),
    [
        ("Ausgaben 2024", 2024, None, A), ("1990 [YR1990]", 1990, None, A), ("2024–25 planned spending", 2024, 2025, P),
        ("2022-23 actual spending (authorities used)", 2022, 2023, A), ("Total 2023 estimate", 2023, None, E),
    ],
)  # fmt: skip
def test_that_a_heading_of_more_words_names_a_year(text: str, year: int, ends: int | None, kind: Kind) -> None:
    found = year_within(text)
    assert found is not None
    assert (found.year, found.ends, found.kind, bool(found.note)) == (year, ends, kind, ends is not None)


@pytest.mark.parametrize("text", ["Average 2014-18", "Total 2014 to 2018", "Change 2023/2024 in %", "Remarks"])
def test_that_a_heading_of_several_years_names_none(text: str) -> None:
    assert year_within(text) is None
