"""The IMF's real file of April 2025, all countries: hand-checked cells, every figure, and the shipped economy."""

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.opening import Presets
from rampath.workbook.reading import Reading, read_workbook
from workbook.build_weo import text

SUBJECTS = ("NGDP_R", "NGDP_RPCH", "NGDP", "NGDPD", "NGDP_D", "LP")
SHEET = "WEOApr2025all"


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "imf_WEOApr2025all.xlsx"


@pytest.fixture(scope="module")
def rows(file: Path) -> list[tuple[object, ...]]:
    """All rows by openpyxl, which the reader does not use."""
    book = openpyxl.load_workbook(file, read_only=True)
    found: list[tuple[object, ...]] = list(book[SHEET].iter_rows(values_only=True))
    book.close()
    return found


@pytest.fixture(scope="module")
def found(file: Path, register: Register) -> Reading:
    return read_workbook(file, register)


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def test_that_the_file_is_known_by_its_columns(found: Reading) -> None:
    assert (found.layout, found.edition) == ("IMF World Economic Outlook", "IMF WEO April 2025")
    assert found.reason == "row 1 of “WEOApr2025all” heads 51 years, over rows that carry the IMF's subject codes"


def test_that_used_and_unused_are_all_cells(found: Reading, rows: list[tuple[object, ...]]) -> None:
    filled = sum(value is not None and str(value).strip() != "" for row in rows for value in row)
    assert found.used + found.unused_cells == found.cells == filled == 474398


def test_that_every_number_of_a_member_s_six_subjects_is_read_but_the_dollars_that_stand_twice(
    found: Reading, rows: list[tuple[object, ...]], register: Register
) -> None:
    expected: dict[str, float] = {}
    for number, row in enumerate(rows, 1):
        if row[1] in register.codes and row[2] in SUBJECTS and (row[1], row[2]) != ("USA", "NGDPD"):
            for column, value in enumerate(row[9:60], 10):
                if isinstance(value, int | float):
                    expected[f"{SHEET}!{openpyxl.utils.get_column_letter(column)}{number}"] = float(value)
    assert len(expected) == 9014 - 51
    assert {row.cell: float(row.raw) for row in found.observations} == expected


@pytest.mark.parametrize(
    ("cell", "member", "measure", "year", "value", "unit", "basis", "kind"),
    [
        ("J46", "ALB", "real_gdp", 1980, 636847.0, "ALL million", "constant 2020", "actual"),
        ("AZ47", "ALB", "gdp_real_growth", 2022, 0.04827, "fraction", "", "actual"),
        ("BA47", "ALB", "gdp_real_growth", 2023, 0.03937, "fraction", "", "estimate"),
        ("J1148", "BGR", "gdp", 1980, 37.0, "BGN million", "current", "actual"),
        ("BB1148", "BGR", "gdp", 2024, 202861.0, "BGN million", "current", "actual"),
        ("BC1410", "CAN", "real_gdp", 2025, 2455226.0, "CAD million", "constant 2017", "estimate"),
        ("V1894", "HRV", "real_gdp", 1992, 31570.0, "EUR million", "constant 2021", "actual"),
        ("W1895", "HRV", "gdp_real_growth", 1993, -0.08, "fraction", "", "actual"),
        ("X2423", "EST", "gdp_real_growth", 1994, -0.01642, "fraction", "", "actual"),
        ("BB2427", "EST", "gdp_deflator", 2024, 136.751, "index", "", "actual"),
        ("BC2820", "DEU", "gdp", 2025, 4405969.0, "EUR million", "current", "estimate"),
        ("BD2821", "DEU", "gdp", 2026, 4911746.0, "USD million", "current", "plan"),
        ("BB3304", "HUN", "gdp", 2024, 81514214.0, "HUF million", "current", "actual"),
        ("BB3348", "ISL", "gdp", 2024, 4616464.0, "ISK million", "current", "actual"),
        ("BB3372", "ISL", "population", 2024, 384.0, "thousand", "", "actual"),
        ("BH4208", "LVA", "population", 2030, 1850.0, "thousand", "", "plan"),
        ("BA4447", "LUX", "gdp_real_growth", 2023, -0.00694, "fraction", "", "actual"),
        ("AD5106", "MNE", "real_gdp", 2000, 1739.0, "EUR million", "constant 2006", "actual"),
        ("BH6075", "POL", "gdp_real_growth", 2030, 0.02738, "fraction", "", "plan"),
        ("AS6783", "SVK", "gdp_deflator", 2015, 92.661, "index", "", "actual"),
        ("AX7879", "TUR", "gdp_real_growth", 2020, 0.0186, "fraction", "", "actual"),
        ("BH7880", "TUR", "gdp", 2030, 157921069.0, "TRY million", "current", "plan"),
        ("J7883", "TUR", "gdp_deflator", 1980, 0.002, "index", "", "actual"),
        ("BC8145", "GBR", "gdp", 2025, 3839180.0, "USD million", "current", "estimate"),
        ("J8168", "GBR", "population", 1980, 56330.0, "thousand", "", "actual"),
        ("BB8188", "USA", "gdp", 2024, 29184900.0, "USD million", "current", "actual"),
        ("BH8212", "USA", "population", 2030, 352594.0, "thousand", "", "plan"),
    ],
)
def test_that_hand_checked_cells_are_read_as_they_stand(
    found: Reading, cell: str, member: str, measure: str, year: int, value: float, unit: str, basis: str, kind: str
) -> None:
    row = by_cell(found)[f"{SHEET}!{cell}"]
    assert (row.member, row.measure, row.year, row.value) == (member, measure, year, value)
    assert (row.unit, row.price_basis, row.kind) == (unit, basis, kind)


@pytest.mark.parametrize("cell", ["W2423", "V1895", "J8189", "BB4008", "A8627"])
def test_that_missing_repeated_and_other_cells_give_no_figure(found: Reading, cell: str) -> None:
    # Estonia 1993 and Croatia 1992 are "n/a", J8189 repeats USA in dollars, BB4008 is Kosovo, A8627 the source
    assert f"{SHEET}!{cell}" not in by_cell(found)


def test_that_what_was_left_out_is_told_in_few_ranges(found: Reading) -> None:
    why: Counter[str] = Counter()
    for each in found.unused:
        why[each.reason] += each.cells
    assert why["header"] == 61
    assert why["given before"] == 51
    assert why["note"] == 1
    assert why["names the series"] == 32 * 6 * 10
    assert len(found.unused) < 600
    assert {finding.severity for finding in found.findings} == {Severity.NOTE}
    assert len(found.findings) == 2


def same(ours: Sequence[float], theirs: Sequence[float], allowed: float) -> bool:
    return all(
        math.isnan(b) or a == pytest.approx(b, rel=allowed, abs=allowed) for a, b in zip(ours, theirs, strict=True)
    )


def test_that_the_economy_is_the_shipped_one_to_the_last_digit_that_is_shipped(
    found: Reading, presets: Presets
) -> None:
    (economy,) = found.economies
    assert economy.outlooks.keys() == presets.economy.outlooks.keys()
    for code, shipped in presets.economy.outlooks.items():
        outlook = economy.outlooks[code]
        assert (outlook.currency, outlook.last_year) == (shipped.currency, shipped.last_year)
        skip = shipped.first_year - outlook.first_year
        assert same(outlook.real_growth[skip:], shipped.real_growth, 1e-15), code
        assert same(outlook.gdp[skip:], shipped.gdp, 1e-15), code
        assert same(outlook.deflator_growth[skip:], shipped.deflator_growth, 5.1e-9), code  # six decimals of a per cent
        assert same(outlook.rate[skip:], shipped.rate, 7e-7), code  # six decimals
        assert same(outlook.population[skip:], shipped.population, 1e-15), code


def test_that_an_outlook_reaches_twenty_years_back_and_knows_the_deflator_of_its_first_year(found: Reading) -> None:
    outlook = found.economies[0].outlooks["EST"]
    assert (outlook.first_year, outlook.last_year) == (2005, 2030)
    assert outlook.deflator_growth[0] == pytest.approx(54.217 / 51.184 - 1)  # AI2427 and AH2427


def test_that_the_shipped_economy_lacks_only_the_deflator_of_its_first_year(presets: Presets) -> None:
    for outlook in presets.economy.outlooks.values():
        assert math.isnan(outlook.deflator_growth[0])
        every = (*outlook.real_growth, *outlook.deflator_growth[1:], *outlook.gdp, *outlook.rate)
        assert not any(map(math.isnan, every))


def test_that_the_imf_s_own_text_in_utf_16_says_the_same(
    found: Reading, rows: list[tuple[object, ...]], tmp_path: Path, register: Register
) -> None:
    lines = ["\t".join("" if value is None else str(value) for value in rows[0])]
    lines += [
        "\t".join(
            "" if v is None else text(v) if 9 <= at < 60 else str(v).replace("\t", " ") for at, v in enumerate(row)
        )
        for row in rows[1:]
    ]
    file = tmp_path / "WEOApr2025all.xls"
    file.write_bytes("\r\n".join(lines).replace('"', "'").encode("utf-16"))
    told = read_workbook(file, register)
    assert told.used + told.unused_cells == told.cells
    assert [row.value for row in told.observations] == [row.value for row in found.observations]
    assert told.economies[0].outlooks == found.economies[0].outlooks
    assert any(row.raw == "81,514.214" for row in told.observations)
