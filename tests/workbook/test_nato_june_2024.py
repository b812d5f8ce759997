"""The real workbook of June 2024, as re-saved by a third party: every table, cell by cell."""

from collections import Counter, defaultdict
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.result import Figures


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"


@pytest.fixture(scope="module")
def found(file: Path, register: Register) -> Reading:
    return read_workbook(file, register)


def test_that_edition_and_label_are_those_of_the_file(found: Reading) -> None:
    assert (found.edition, found.label) == ("NATO June 2024", "NATO UNCLASSIFIED")


def test_that_every_share_of_table_3_is_the_one_that_stands_there(found: Reading, file: Path) -> None:
    sheet = openpyxl.load_workbook(file, data_only=True)["TABLE3"]
    cells = by_cell(found)
    seen = 0
    for row in range(11, 44):
        for column in range(4, 15):
            cell = sheet.cell(row, column)
            read = cells[f"TABLE3!{cell.coordinate}"]
            assert read.value == pytest.approx(float(str(cell.value)) / 100, rel=1e-15)
            assert read.year == 2014 + column - 4
            assert read.measure is Measure.CORE_SHARE
            seen += 1
    assert seen == 363


def test_that_used_and_unused_are_all_cells(found: Reading) -> None:
    assert found.used + len(found.unused) == found.cells == 6208


def test_that_every_country_cell_of_every_table_is_read(found: Reading) -> None:
    rows = Counter((o.cell.partition("!")[0], o.price_basis, o.measure) for o in found.observations)
    tables = Counter(o.cell.partition("!")[0] for o in found.observations)
    # 31 members (32 with Iceland in table 5), two aggregates where the table has them, 11 years, two blocks.
    assert tables == {
        "TABLE1": 2 * 31 * 11, "TABLE2": 2 * 33 * 11, "TABLE3": 2 * 33 * 11, "TABLE4": 31 * 5,
        "TABLE5": 2 * 34 * 11, "TABLE6": 34 * 11 + 33 * 11, "TABLE7": 33 * 11,
        "TABLE8a": 2 * 31 * 11, "TABLE8b": 2 * 31 * 11,
    }  # fmt: skip
    assert rows["TABLE5", "constant 2015", Measure.GDP] == 34 * 11


@pytest.mark.parametrize(
    ("cell", "member", "measure", "year", "value", "unit", "basis", "kind"),
    [
        ("TABLE1!D11", "ALB", "core_expenditure", 2014, 18788.017, "ALL million", "current", "actual"),
        ("TABLE1!N13", "BGR", "core_expenditure", 2024, 4217.0, "BGN million", "current", "estimate"),
        ("TABLE1!D45", "BEL", "core_expenditure", 2014, 3965.2884, "EUR million", "constant 2015", "actual"),
        ("TABLE1!N41", "USA", "core_expenditure", 2024, 967707.0, "USD million", "current", "estimate"),
        ("TABLE1!N72", "TUR", "core_expenditure", 2024, 73331.1144, "TRY million", "constant 2015", "estimate"),
        ("TABLE1!I11", "ALB", "core_expenditure", 2019, 21669.923, "ALL million", "current", "actual"),
        ("TABLE2!D11", "ALB", "core_expenditure", 2014, 178.359, "USD million", "current", "actual"),
        ("TABLE2!M50", "CZE", "core_expenditure", 2023, 2953.1349, "USD million", "constant 2015", "estimate"),
        ("TABLE2!D76", "NATO_EUR_CAN", "core_expenditure", 2014, 250340.1466, "USD million", "constant 2015",
         "actual"),
        ("TABLE2!N77", "NATO", "core_expenditure", 2024, 1184796.4472, "USD million", "constant 2015", "estimate"),
        ("TABLE3!N11", "ALB", "core_share", 2024, 0.0202947, "fraction", "constant 2015", "estimate"),
        ("TABLE3!N43", "NATO", "core_share", 2024, 0.02713, "fraction", "constant 2015", "estimate"),
        ("TABLE3!J20", "FRA", "core_share", 2020, 0.02, "fraction", "constant 2015", "actual"),
        ("TABLE3!M45", "ALB", "real_change", 2023, 0.49272, "fraction", "constant 2015", "estimate"),
        ("TABLE4!D23", "ALB", "core_expenditure", 2014, 150.026, "USD million", "constant 2015", "actual"),
        ("TABLE4!F44", "POL", "real_change_over_period", 2024, 2.13661, "fraction", "constant 2015", "estimate"),
        ("TABLE4!H53", "USA", "core_share", 2024, 0.03379, "fraction", "constant 2015", "estimate"),
        ("TABLE5!D24", "ISL", "gdp", 2014, 17867.9966, "USD million", "current", "actual"),
        ("TABLE5!N59", "ISL", "gdp", 2024, 23420.4224, "USD million", "constant 2015", "estimate"),
        ("TABLE5!D79", "NATO", "gdp", 2014, 35304725.707, "USD million", "constant 2015", "actual"),
        ("TABLE6!D11", "ALB", "gdp_per_capita", 2014, 3.85649, "USD thousand", "constant 2015", "actual"),
        ("TABLE6!N78", "NATO", "expenditure_per_capita", 2024, 1209.639, "USD", "constant 2015", "estimate"),
        ("TABLE7!E23", "ALB", "personnel", 2014, 6.744, "thousand", "", "actual"),
        ("TABLE7!O55", "NATO", "personnel", 2024, 3418.609, "thousand", "", "estimate"),
        ("TABLE8a!D11", "ALB", "equipment_share", 2014, 0.166498, "fraction", "", "actual"),
        ("TABLE8a!N74", "USA", "personnel_share", 2024, 0.252156, "fraction", "", "estimate"),
        ("TABLE8b!D11", "ALB", "infrastructure_share", 2014, 0.008612, "fraction", "", "actual"),
        ("TABLE8b!N74", "USA", "other_share", 2024, 0.431628, "fraction", "", "estimate"),
        # The column whose year stands as text, in each table that has it.
        ("TABLE1!I16", "CZE", "core_expenditure", 2019, 68373.103, "CZK million", "current", "actual"),
        ("TABLE2!I50", "CZE", "core_expenditure", 2019, 2546.026, "USD million", "constant 2015", "actual"),
        ("TABLE3!I60", "LTU", "real_change", 2019, 0.06238504, "fraction", "constant 2015", "actual"),
        ("TABLE5!I24", "ISL", "gdp", 2019, 24681.6228, "USD million", "current", "actual"),
        ("TABLE7!J23", "ALB", "personnel", 2019, 6.82, "thousand", "", "actual"),
        ("TABLE8a!I41", "USA", "equipment_share", 2019, 0.2905853, "fraction", "", "actual"),
        # First and last rows, aggregates in another column, and the second block that has no years of its own.
        ("TABLE1!N74", "USA", "core_expenditure", 2024, 754684.1354, "USD million", "constant 2015", "estimate"),
        ("TABLE2!D43", "NATO", "core_expenditure", 2014, 943217.5834, "USD million", "current", "actual"),
        ("TABLE3!D42", "NATO_EUR_CAN", "core_share", 2014, 0.01427808, "fraction", "constant 2015", "actual"),
        ("TABLE3!D77", "NATO", "real_change", 2014, -0.04041397, "fraction", "constant 2015", "actual"),
        ("TABLE5!N44", "NATO", "gdp", 2024, 53976436.9894, "USD million", "current", "estimate"),
        ("TABLE6!D46", "ALB", "expenditure_per_capita", 2014, 51.928233, "USD", "constant 2015", "actual"),
        ("TABLE6!D24", "ISL", "gdp_per_capita", 2014, 51.230388, "USD thousand", "constant 2015", "actual"),
        ("TABLE7!E54", "NATO_EUR_CAN", "personnel", 2014, 1890.758954, "thousand", "", "actual"),
        ("TABLE8a!D44", "ALB", "personnel_share", 2014, 0.68053133, "fraction", "", "actual"),
        # Bare constants, nought that is a figure, a change over a period, and shares in Table 4.
        ("TABLE3!N35", "SVK", "core_share", 2024, 0.02, "fraction", "constant 2015", "estimate"),
        ("TABLE3!I26", "LTU", "core_share", 2019, 0.02, "fraction", "constant 2015", "actual"),
        ("TABLE8b!D19", "FIN", "infrastructure_share", 2014, 0.0, "fraction", "", "actual"),
        ("TABLE4!F23", "ALB", "real_change_over_period", 2024, 1.062743, "fraction", "constant 2015", "estimate"),
        ("TABLE4!G27", "HRV", "core_share", 2014, 0.01811929, "fraction", "constant 2015", "actual"),
        ("TABLE4!H47", "SVK", "core_share", 2024, 0.02, "fraction", "constant 2015", "estimate"),
        ("TABLE1!D39", "TUR", "core_expenditure", 2014, 29727.0, "TRY million", "current", "actual"),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_are_read_as_they_stand(
    found: Reading, cell: str, member: str, measure: str, year: int, value: float,
    unit: str, basis: str, kind: str,
) -> None:  # fmt: skip
    row = by_cell(found)[cell]
    assert (row.member, row.measure, row.year, row.unit) == (member, measure, year, unit)
    assert (row.price_basis, row.kind) == (basis, kind)
    assert row.value == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    ("place", "raw", "reason"),
    [
        ("TABLE1!B4", "Table 1 : Defence expenditure", "title"),
        ("TABLE1!B6", "Million national currency units", "unit"),
        ("TABLE1!D8", "2014", "header"),
        ("TABLE1!I8", "2019", "header"),
        ("TABLE1!N8", "2024e", "header"),
        ("TABLE1!B10", "Current prices", "block title"),
        ("TABLE1!C41", "United States   (US dollars)", "row label"),
        ("TABLE1!D42", "#REF!", "hidden row"),
        ("TABLE1!B43", "Constant 2015 prices ", "block title"),
        ("TABLE1!C78", "Notes: Figures for 2023 and 2024 are estimates. ", "note"),
        ("TABLE1!B81", "-7-", "page number"),
        ("TABLE2!B43", "NATO Total", "row label"),
        ("TABLE3!B6", "Based on 2015 prices", "block title"),
        ("TABLE4!F20", "Real change 2014-2024e (%)", "header"),
        ("TABLE6!B45", "Defence expenditure per capita (US dollars)", "block title"),
        ("TABLE7!C18", "Thousands", "unit"),
        ("TABLE8a!B43", "Personnel (b)", "block title"),
        ("TABLE8b!D42", "0", "hidden row"),
        ("TABLE8b!B82", "-15-", "page number"),
    ],
)
def test_that_cells_that_give_no_figure_say_why(found: Reading, place: str, raw: str, reason: str) -> None:
    assert {each.place: (each.raw, each.reason) for each in found.unused}[place] == (raw, reason)


def test_that_nothing_in_it_is_asked_about(found: Reading) -> None:
    assert found.questions == ()


def test_that_the_stars_are_explained_in_each_table_that_has_them(found: Reading) -> None:
    said = {f.place: f.message for f in found.findings if "in this table, and means" in f.message}
    assert list(said) == ["TABLE1!C79", "TABLE2!C81", "TABLE3!C81"]
    for message in said.values():
        assert message.startswith("“*” stands after Czechia, Estonia, Latvia, Lithuania, Poland and Romania in this")
        assert "national laws" in message


def test_that_hidden_rows_of_errors_are_passed_over(found: Reading) -> None:
    hidden = [cell for cell in found.unused if cell.raw == "#REF!"]
    assert len(hidden) == 30
    assert {cell.reason for cell in hidden} == {"hidden row"}


def test_that_eight_members_with_forces_are_said_to_be_below_two_per_cent(found: Reading) -> None:
    said = [f.message for f in found.findings if "below 2 %" in f.message]
    assert said == [
        (
            "8 of 31 members with forces are below 2 % of GDP in 2024: Belgium, Canada, Croatia, Italy, Luxembourg,"
            " Portugal, Slovenia and Spain."
        )
    ]


def test_that_bare_constants_and_the_text_year_are_findings(found: Reading) -> None:
    warned = {f.place: f.message for f in found.findings if f.severity is Severity.WARNING}
    assert "1.986" in warned["TABLE3!J20"]
    assert "1.989" in warned["TABLE3!N35"]
    assert "2019" in warned["TABLE3!I8"]
    # Lithuania's 2019 is a third bare 2 in the file; 1.99491 % would be published as 1.99.
    assert set(warned) == {
        "TABLE1!I8", "TABLE2!I8", "TABLE3!I8", "TABLE7!J20", "TABLE8a!I8", "TABLE8b!I8",
        "TABLE3!J20", "TABLE3!I26", "TABLE3!N35",
    }  # fmt: skip


def test_that_the_least_and_most_of_each_row_are_known_without_its_observations(found: Reading) -> None:
    """They are what the quick look for values in doubt goes by; NATO's tables hold negative changes and zeros."""
    assert isinstance(found.observations, Figures)
    told: dict[object, list[tuple[float, float, float]]] = defaultdict(list)
    for extent in found.observations.extents:
        thing = (extent.sheet, extent.member, extent.measure, extent.unit, extent.price_basis)
        told[thing].append((extent.least, extent.least_above, extent.most))
    values: dict[object, list[float]] = defaultdict(list)
    for row in found.observations:
        sheet = row.cell.partition("!")[0]
        values[sheet, row.member, row.measure, row.unit, row.price_basis].append(row.value)
    assert told.keys() == values.keys()
    assert min(map(min, values.values())) < 0
    for about, own in values.items():
        least, above, most = zip(*told[about], strict=True)
        assert min(least) == pytest.approx(min(own))
        assert max(most) == pytest.approx(max(own))
        known = [value for value in above if value > 0]
        assert min(known, default=0.0) == pytest.approx(min((value for value in own if value > 0), default=0.0))
