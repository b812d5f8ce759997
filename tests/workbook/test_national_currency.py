"""Money in national currency, in files of Eurostat and the World Bank that are written here."""

from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.national_currency import Made
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_book, read_workbook
from workbook.build import write

LIST = "DATAFLOW,LAST UPDATE,freq,unit,sector,cofog99,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"


def eurostat_list(file: Path, *lines: str, updated: str) -> Path:
    """Defence expenditure one figure a line, each `UNIT,GEO,YEAR,VALUE`."""
    rows = []
    for line in lines:
        unit, rest = line.split(",", 1)
        rows.append(f"ESTAT:GOV_10A_EXP(1.0),{updated},A,{unit},S13,GF02,TE,{rest},")
    file.write_text("\n".join((LIST, *rows)), encoding="utf-8")
    return file


def eurostat_tsv(file: Path, years: str, *lines: str) -> Path:
    """GDP by year without a day, each line `UNIT GEO FIGURES`."""
    rows = ["freq,unit,na_item,geo\\TIME_PERIOD\t" + years.replace(" ", " \t")]
    for line in lines:
        unit, geo, figures = line.split(" ", 2)
        rows.append(f"A,{unit},B1GQ,{geo}\t" + figures.replace(" ", " \t"))
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def told(found: Reading) -> dict[tuple[str, int], tuple[float, str]]:
    """Value and unit by member and year."""
    return {(each.member, each.year): (each.value, each.unit) for each in found.observations}


def said(found: Reading) -> list[tuple[Severity, str]]:
    return [(each.severity, each.message) for each in found.findings]


def test_that_years_before_the_euro_are_in_euros_in_a_list_made_after_it(tmp_path: Path, register: Register) -> None:
    lines = ("MIO_NAC,HR,2021,1034.2", "MIO_NAC,HR,2023,908.9", "MIO_NAC,LT,2013,272.1", "MIO_NAC,PL,2013,8000.5")
    found = read_workbook(eurostat_list(tmp_path / "x.csv", *lines, updated="21/10/25 23:00:00"), register)
    assert told(found) == {
        ("HRV", 2021): (1034.2, "EUR million"),
        ("HRV", 2023): (908.9, "EUR million"),
        ("LTU", 2013): (272.1, "EUR million"),
        ("POL", 2013): (8000.5, "PLN million"),
    }
    assert (found.findings, found.questions) == ((), ())
    assert found.used + found.unused_cells == found.cells


def test_that_a_list_made_before_the_euro_is_in_the_former_currency(tmp_path: Path, register: Register) -> None:
    lines = ("MIO_NAC,HR,2020,5600.5", "MIO_NAC,BG,2020,1800.5", "MIO_NAC,LT,2013,272.1")
    found = read_workbook(eurostat_list(tmp_path / "x.csv", *lines, updated="21/02/22 23:00:00"), register)
    assert told(found) == {
        ("HRV", 2020): (5600.5, "HRK million"),
        ("BGR", 2020): (1800.5, "BGN million"),
        ("LTU", 2013): (272.1, "EUR million"),
    }
    assert (found.findings, found.questions) == ((), ())


PAGE = (
    ("Data extracted on 05/02/2025 10:11:12 from [ESTAT]",),
    ("Dataset: ", "Gross domestic product (GDP) and main components [nama_10_gdp]"),
    ("Last updated: ", "04/02/2025 23:00"),
    ("Unit of measure", None, "Current prices, million units of national currency"),
    ("National accounts indicator (ESA 2010)", None, "Gross domestic product at market prices"),
)


@pytest.mark.parametrize(
    "rows",
    [
        (*PAGE, ("TIME", "2021", "2022"), ("GEO (Labels)",), ("Croatia", 58400.5, 67990.5)),
        (*PAGE, ("GEO (Labels)", "Croatia"), ("TIME",), ("2021", 58400.5), ("2022", 67990.5)),
    ],
    ids=["rows", "columns"],
)
def test_that_the_day_of_a_page_tells_the_currency_and_not_its_last_year(
    tmp_path: Path, register: Register, rows: tuple[tuple[object, ...], ...]
) -> None:
    found = read_workbook(write(tmp_path / "x.xlsx", {"Sheet 1": rows}), register)
    assert told(found) == {("HRV", 2021): (58400.5, "EUR million"), ("HRV", 2022): (67990.5, "EUR million")}
    assert found.findings == ()


@pytest.mark.parametrize(("updated", "unit"), [("07/01/2025", "EUR million"), ("07/01/2022", "HRK million")])
def test_that_the_world_bank_s_local_currency_is_that_of_the_last_update(
    tmp_path: Path, register: Register, updated: str, unit: str
) -> None:
    rows = (
        ("Country Name", "Country Code", "Series Name", "Series Code", "2020 [YR2020]", "2021 [YR2021]"),
        ("Croatia", "HRV", "GDP (current LCU)", "NY.GDP.MKTP.CN", 5.05e10, 5.84e10),
        (f"Last Updated: {updated}",),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": rows}), register)
    assert told(found) == {("HRV", 2020): (50500.0, unit), ("HRV", 2021): (58400.0, unit)}


def test_that_a_file_without_a_day_is_in_the_currency_of_a_last_year_after_which_none_came(
    tmp_path: Path, register: Register
) -> None:
    found = read_workbook(eurostat_tsv(tmp_path / "x.tsv", "2022 2023", "CP_MNAC HR 67990.5 76470.5"), register)
    assert {unit for _value, unit in told(found).values()} == {"EUR million"}
    assert found.findings == ()


def test_that_a_file_without_a_day_that_ends_before_a_change_is_asked_about_and_left_out(
    tmp_path: Path, register: Register
) -> None:
    file = eurostat_tsv(tmp_path / "x.tsv", "2020 2021", "CP_MNAC HR 50560.5 58400.5", "CP_MNAC PL 100.5 200.5")
    found = read_workbook(file, register)
    assert told(found) == {("POL", 2020): (100.5, "PLN million"), ("POL", 2021): (200.5, "PLN million")}
    assert said(found) == [
        (
            Severity.ERROR,
            (
                "Croatia changed from HRK to EUR in 2023, and the file does not tell of which day it is, so that its"
                " figures in national currency can be in either. Not answered yet; until then: leave them out."
            ),
        )
    ]
    assert {each.place: each.reason for each in found.unused}["x!B2:C2"] == "in a currency that is not certain"
    assert found.used + found.unused_cells == found.cells


@pytest.mark.parametrize("code", ["HRK", "EUR"])
def test_that_an_answer_settles_the_currency(tmp_path: Path, register: Register, code: str) -> None:
    file = eurostat_tsv(tmp_path / "x.tsv", "2020 2021", "CP_MNAC HR 50560.5 58400.5")
    found = read_book(replace(open_book(file), answers={"currency HRV": code}), register)
    assert {unit for _value, unit in told(found).values()} == {f"{code} million"}
    assert found.findings == ()


def test_that_a_file_of_the_year_of_a_change_is_asked_about_and_read_in_the_new_currency(
    tmp_path: Path, register: Register
) -> None:
    file = eurostat_list(tmp_path / "x.csv", "MIO_NAC,BG,2024,1400.5", updated="21/04/26 23:00:00")
    found = read_workbook(file, register)
    assert told(found) == {("BGR", 2024): (1400.5, "EUR million")}
    assert said(found) == [
        (
            Severity.WARNING,
            (
                "Bulgaria changed from BGN to EUR in 2026, the year of this file, so that its figures in national"
                " currency can be in either. Not answered yet; until then: in EUR."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("national", "unit"), [("55960.5 50550.5", "EUR million"), ("420000.5 381000.5", "HRK million")]
)
def test_that_the_same_figures_in_euros_settle_what_no_day_tells(
    tmp_path: Path, register: Register, national: str, unit: str
) -> None:
    lines = (f"CP_MNAC HR {national}", "CP_MEUR HR 55770.5 50560.5")
    found = read_workbook(eurostat_tsv(tmp_path / "x.tsv", "2019 2020", *lines), register)
    first = float(national.partition(" ")[0])
    assert [(each.value, each.unit) for each in found.observations if each.cell == "x!B2"] == [(first, unit)]
    message = (
        "The same figures in euros show which currency Croatia's figures in national currency are in."
        f" Read as {unit[:3]}."
    )
    assert (Severity.NOTE, message) in said(found)
    assert found.questions == ()
    assert found.used + found.unused_cells == found.cells


def test_that_figures_in_euros_outweigh_the_day_of_the_file_and_are_told(tmp_path: Path, register: Register) -> None:
    lines = ("MIO_NAC,HR,2021,7790.5", "MIO_EUR,HR,2021,1034.5")
    found = read_workbook(eurostat_list(tmp_path / "x.csv", *lines, updated="21/10/25 23:00:00"), register)
    assert {(each.value, each.unit) for each in found.observations} == {
        (7790.5, "HRK million"), (1034.5, "EUR million"),
    }  # fmt: skip
    assert said(found) == [
        (
            Severity.WARNING,
            (
                "By the same figures in euros Croatia's figures in national currency are in HRK, though by the time of"
                " the file they would be in EUR. Read as HRK."
            ),
        )
    ]


def test_that_figures_in_euros_far_from_either_currency_settle_nothing(tmp_path: Path, register: Register) -> None:
    lines = ("MIO_NAC,HR,2021,2800.5", "MIO_EUR,HR,2021,1000.5")
    found = read_workbook(eurostat_list(tmp_path / "x.csv", *lines, updated="21/10/25 23:00:00"), register)
    messages = [message for severity, message in said(found) if severity is Severity.ERROR]
    assert messages == ["Croatia 2021 stands here a second time, as 1000.5 after 2800.5 in x!J2. The first was used."]


@pytest.mark.parametrize(
    ("code", "made", "possible"),
    [
        ("HRV", Made(2022, 2021), ("HRK",)),
        ("HRV", Made(2023, 2021), ("HRK", "EUR")),
        ("HRV", Made(2024, 2021), ("EUR",)),
        ("HRV", Made(0, 2022), ("HRK", "EUR")),
        ("HRV", Made(0, 2023), ("EUR",)),
        ("SVN", Made(2006, 2030), ("SIT",)),
        ("DEU", Made(0, 1970), ("EUR",)),
    ],
)
def test_that_the_possible_currencies_follow_from_when_a_file_was_made(
    register: Register, code: str, made: Made, possible: tuple[str, ...]
) -> None:
    assert made.possible(register[code]) == possible
