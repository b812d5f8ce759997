"""Downloads of Eurostat and of the World Bank with the countries side by side and the years below each other."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import write
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]

HEAD: Rows = (
    ("Data extracted on 24/11/2025 10:15:00 from [ESTAT]",),
    ("Dataset: ", "Gross domestic product (GDP) and main components (output and income) [NAMA_10_GDP]"),
    ("Last updated: ", "23/10/2025 23:00"),
    (),
    ("Unit of measure", None, "Current prices, million euro"),
    ("National accounts indicator (ESA 2010)", None, "Gross domestic product at market prices"),
    (),
)
FIGURES: Rows = (
    ("2023", 596320.8, None, 317386.2, "e", 4000.1, None, 225197.2, "p"),
    ("2024", 613982.5, "bp", ":", "c", 4100.2, None, 237573.0, None),
    (),
    ("Special value",),
    (":", "not available"),
)
BROWSER: Rows = (
    *HEAD,
    ("GEO (Labels)", "Belgium", None, "Czechia", None, "Georgia", None, "Greece", None),
    ("TIME",),
    *FIGURES,
)
SLASHED: Rows = (*HEAD, ("TIME/GEO", "Belgium", None, "Czechia", None, "Georgia", None, "Greece", None), (), *FIGURES)


def told(found: Reading) -> dict[str, tuple[str, int, float, Kind]]:
    return {each.cell: (each.member, each.year, each.value, each.kind) for each in found.observations}


@pytest.mark.parametrize("rows", [BROWSER, SLASHED], ids=["browser", "slashed"])
def test_that_eurostat_s_years_may_stand_below_each_other(tmp_path: Path, register: Register, rows: Rows) -> None:
    file = write(tmp_path / "any.xlsx", {"Sheet 1": rows})
    found = read_workbook(file, register)
    assert (found.layout, found.edition) == ("Eurostat country-by-year data", "Eurostat October 2025")
    assert told(found) == {
        "Sheet 1!B10": ("BEL", 2023, 596320.8, Kind.ACTUAL),
        "Sheet 1!D10": ("CZE", 2023, 317386.2, Kind.ESTIMATE),
        "Sheet 1!H10": ("GRC", 2023, 225197.2, Kind.ESTIMATE),
        "Sheet 1!B11": ("BEL", 2024, 613982.5, Kind.ESTIMATE),
        "Sheet 1!H11": ("GRC", 2024, 237573.0, Kind.ACTUAL),
    }
    assert {(each.measure, each.unit) for each in found.observations} == {(Measure.GDP, "EUR million")}
    said = [each.message for each in found.findings]
    assert "Figures of Georgia were left out, since it is no member of the Alliance." in said
    assert_told_once(found, cells_of(file))


def test_that_a_column_that_names_no_country_is_told_as_a_column(tmp_path: Path, register: Register) -> None:
    rows = (*HEAD, ("GEO (Codes)", "BE", None, "QQ", None), ("GEO (Labels)", "Belgium", None, "Ruritania"), *FIGURES)
    file = write(tmp_path / "any.xlsx", {"Sheet 1": rows})
    found = read_workbook(file, register)
    assert {each.member for each in found.observations} == {"BEL"}
    warned = [(each.place, each.message) for each in found.findings if each.severity is Severity.WARNING]
    assert warned == [("Sheet 1!D9", "“Ruritania” names no country that is known. Its column was left out.")]
    assert_told_once(found, cells_of(file))


DATABANK: Rows = (
    ("Time", "Time Code", "Series Name", "Series Code", "Latvia [LVA]", "Georgia [GEO]", "Belgium [BEL]"),
    (2022, "YR2022", "Population, total", "SP.POP.TOTL", 1879383, 3712502, 11680210),
    ("2023", "YR2023", "Population, total", "SP.POP.TOTL", 1877445, "..", ".."),
    ("2022", "YR2022", "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", 2.1, 1.4, 1.2),
    ("2022", "YR2022", "Armed forces personnel (% of total labor force)", "MS.MIL.TOTL.TF.ZS", 0.7, 0.8, 0.5),
    (),
    ("Data from database: World Development Indicators",),
    ("Last Updated: 01/28/2025",),
)


def test_that_the_world_bank_s_years_may_stand_below_each_other(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "x.xlsx", {"Data": DATABANK})
    found = read_workbook(file, register)
    assert found.edition == "World Bank January 2025"
    assert {cell: each[:3] for cell, each in told(found).items()} == {
        "Data!E2": ("LVA", 2022, 1879.383),
        "Data!G2": ("BEL", 2022, 11680.21),
        "Data!E3": ("LVA", 2023, 1877.445),
        "Data!E4": ("LVA", 2022, 0.021),
        "Data!G4": ("BEL", 2022, 0.012),
    }
    assert any("labor force)” (MS.MIL.TOTL.TF.ZS) is not one that Rampath knows" in f.message for f in found.findings)
    assert_told_once(found, cells_of(file))
