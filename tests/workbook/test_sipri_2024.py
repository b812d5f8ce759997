"""SIPRI's real database of 1949 to 2024. Values and colours were read with openpyxl, which the reader does not use."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.workbook.reading import Reading, read_workbook
from workbook.told_once import assert_told_once, cells_of

FISCAL, CALENDAR = "Local currency financial years", "Local currency calendar years"
CONSTANT, CURRENT, SHARE = "Constant (2023) US$", "Current US$", "Share of GDP"
HEAD, GOVERNMENT = "Per capita", "Share of Govt. spending"
BLUE = 12


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "sipri_SIPRI-Milex-data-1949-2024_2.xlsx"


@pytest.fixture(scope="module")
def found(file: Path, register: Register) -> Reading:
    return read_workbook(file, register)


@pytest.fixture(scope="module")
def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def test_that_the_file_is_known_by_its_titles(found: Reading) -> None:
    assert (found.layout, found.edition) == ("SIPRI military expenditure database", "SIPRI 1949-2024")
    assert found.reason == "7 of 10 sheets list military expenditure by country and year under SIPRI's titles"


def test_that_each_cell_is_told_once(found: Reading, file: Path) -> None:
    assert_told_once(found, cells_of(file))
    assert found.cells == 83216


@pytest.mark.parametrize(
    ("cell", "member", "measure", "year", "value", "unit", "basis", "detail"),
    [
        (f"{FISCAL}!E80", "CAN", "military_expenditure", 1949, 372.0, "CAD million", "current", "fiscal year"),
        (f"{FISCAL}!CB80", "CAN", "military_expenditure", 2024, 41012.0, "CAD million", "current", "fiscal year"),
        (f"{FISCAL}!CB81", "USA", "military_expenditure", 2024, 997309.0, "USD million", "current", "fiscal year"),
        (f"{FISCAL}!CB134", "ALB", "military_expenditure", 2024, 49842.0, "ALL million", "current", "fiscal year"),
        (f"{FISCAL}!CB137", "HRV", "military_expenditure", 2024, 1506.0, "EUR million", "current", "fiscal year"),
        (f"{FISCAL}!CB183", "GBR", "military_expenditure", 2024, 64278.56758, "GBP million", "current", "fiscal year"),
        (f"{FISCAL}!E198", "TUR", "military_expenditure", 1949, 0.000556, "TRY million", "current", "fiscal year"),
        (f"{FISCAL}!BL171", "GRC", "military_expenditure", 2008, 7218.7, "EUR million", "current", "fiscal year"),
        (f"{CALENDAR}!E79", "CAN", "military_expenditure", 1950, 464.25, "CAD million", "current", ""),
        (f"{CALENDAR}!CA79", "CAN", "military_expenditure", 2024, 40205.25, "CAD million", "current", ""),
        (f"{CALENDAR}!D164", "BEL", "military_expenditure", 1949, 205.08, "EUR million", "current", ""),
        (f"{CALENDAR}!CA182", "GBR", "military_expenditure", 2024, 63991.12977125, "GBP million", "current", ""),
        (f"{CALENDAR}!CA197", "TUR", "military_expenditure", 2024, 821245.8711595977, "TRY million", "current", ""),
        (f"{CONSTANT}!E78", "CAN", "military_expenditure", 1950, 4324.401073798925, "USD million", "constant 2023", ""),
        (f"{CONSTANT}!CA79", "USA", "military_expenditure", 2024, 968381.5948509097, "USD million", "constant 2023",
         ""),
        (f"{CONSTANT}!H196", "TUR", "military_expenditure", 1953, 1014.1844940667581, "USD million", "constant 2023",
         ""),
        (f"{CONSTANT}!BY146", "POL", "military_expenditure", 2022, 18057.22055878816, "USD million", "constant 2023",
         ""),
        (f"{CURRENT}!C79", "USA", "military_expenditure", 1949, 14088.155590698121, "USD million", "current", ""),
        (f"{CURRENT}!BZ132", "ALB", "military_expenditure", 2024, 535.4725592068793, "USD million", "current", ""),
        (f"{CURRENT}!BZ181", "GBR", "military_expenditure", 2024, 81763.17306967443, "USD million",
         "current", ""),
        (f"{SHARE}!C79", "USA", "military_share", 1949, 0.05272020054522639, "fraction", "current", ""),
        (f"{SHARE}!G79", "USA", "military_share", 1953, 0.13580272460420412, "fraction", "current", ""),
        (f"{SHARE}!BZ146", "POL", "military_share", 2024, 0.041543938797535616, "fraction", "current", ""),
        (f"{SHARE}!BZ196", "TUR", "military_share", 2024, 0.019225523127637117, "fraction", "current", ""),
        (f"{HEAD}!C78", "CAN", "military_per_capita", 1988, 370.4508621581692, "USD", "current", ""),
        (f"{HEAD}!AM79", "USA", "military_per_capita", 2024, 2895.1143752902926, "USD", "current", ""),
        (f"{HEAD}!AM132", "ALB", "military_per_capita", 2024, 191.10369707597403, "USD", "current", ""),
        (f"{GOVERNMENT}!D80", "CAN", "military_share_of_government", 1988, 0.043408265593762145, "fraction",
         "current", ""),
        (f"{GOVERNMENT}!AN183", "GBR", "military_share_of_government", 2024, 0.05252730753768741, "fraction",
         "current", ""),
        (f"{GOVERNMENT}!AN134", "ALB", "military_share_of_government", 2024, 0.06612282910508252, "fraction",
         "current", ""),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_are_read_as_they_stand(
    by_cell: dict[str, Observation], cell: str, member: str, measure: str, year: int, value: float,
    unit: str, basis: str, detail: str,
) -> None:  # fmt: skip
    row = by_cell[cell]
    assert (row.member, row.measure, row.year, row.unit) == (member, measure, year, unit)
    assert (row.price_basis, row.detail, row.kind) == (basis, detail, Kind.ACTUAL)
    assert row.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("cell", "member", "year", "value"),
    [
        (f"{FISCAL}!AV137", "HRV", 1992, 27.3276262525715),
        (f"{FISCAL}!AU181", "SWE", 1991, 34377.0),
        (f"{FISCAL}!AK148", "POL", 1981, 8.02),
        (f"{CALENDAR}!AJ147", "POL", 1981, 8.02),
        (f"{CONSTANT}!AJ146", "POL", 1981, 7442.478387978437),
        (f"{CURRENT}!AI146", "POL", 1981, 1567.8608083671375),
        (f"{SHARE}!AT135", "HRV", 1992, 0.07607386443408287),
        (f"{HEAD}!D134", "BGR", 1989, 230.38911927800814),
        (f"{GOVERNMENT}!J137", "HRV", 1994, 0.20611680877913272),
    ],
)
def test_that_figures_in_blue_are_estimates_as_the_legend_says(
    by_cell: dict[str, Observation], cell: str, member: str, year: int, value: float
) -> None:
    row = by_cell[cell]
    assert (row.member, row.year, row.kind) == (member, year, Kind.ESTIMATE)
    assert row.value == pytest.approx(value, rel=1e-12)


def member_rows(sheet: Worksheet, register: Register) -> dict[int, str]:
    named = {row: register.find(str(sheet.cell(row, 1).value)) for row in range(8, sheet.max_row + 1)}
    return {row: member.code for row, member in named.items() if member is not None}


@pytest.mark.parametrize(
    ("name", "power", "rows", "iceland"),
    [(FISCAL, 6, 32, 37), (CALENDAR, 6, 32, 37), (CONSTANT, 0, 32, 37), (CURRENT, 0, 32, 37), (SHARE, 0, 32, 0),
     (HEAD, 0, 32, 0), (GOVERNMENT, 0, 32, 0)],
)  # fmt: skip
def test_that_every_number_of_every_member_is_there_with_its_colour(
    by_cell: dict[str, Observation], file: Path, register: Register, name: str, power: int, rows: int, iceland: int
) -> None:
    sheet = openpyxl.load_workbook(file)[name]
    of_row = member_rows(sheet, register)
    assert len(of_row) == rows
    zeros = 0
    for row, member in of_row.items():
        for cell in sheet[row][1:]:
            if not isinstance(cell.value, int | float):
                continue
            read = by_cell.get(f"{name}!{cell.coordinate}")
            if member == "ISL":
                assert (cell.value, read) == (0, None)
                zeros += 1
                continue
            assert read is not None
            assert read.member == member
            assert read.value == pytest.approx(cell.value / 10**power, rel=1e-12)
            assert (read.kind is Kind.ESTIMATE) == (cell.font.color is not None and cell.font.color.indexed == BLUE)
    assert zeros == iceland


def test_that_fiscal_years_stand_apart_from_calendar_years(found: Reading) -> None:
    details = {(row.cell.partition("!")[0], row.detail) for row in found.observations}
    assert details == {(FISCAL, "fiscal year"), *((name, "") for name in
                       (CALENDAR, CONSTANT, CURRENT, SHARE, HEAD, GOVERNMENT))}  # fmt: skip


def test_that_signs_of_absence_give_no_figure(found: Reading) -> None:
    absent = [each for each in found.unused if each.reason == "no figure given"]
    assert {each.raw for each in absent} == {"..."}
    assert f"{HEAD}!C196:AM196" in {each.place for each in absent}


def test_that_kunas_that_are_euros_are_told(found: Reading) -> None:
    warned = [(each.place, each.message) for each in found.findings if each.severity is Severity.WARNING]
    message = (
        "Croatia's figures are headed “Kunas”, but at 0.92 to the US dollar they are in EUR, as other members' figures"
        " are. Read as EUR."
    )
    assert warned == [(f"{FISCAL}!B137", message)]


def test_that_countries_left_out_are_told_in_one_sentence(found: Reading, file: Path, register: Register) -> None:
    notes = [each.message for each in found.findings if each.severity is Severity.NOTE]
    sheet = openpyxl.load_workbook(file)[FISCAL]
    named = {
        str(sheet.cell(row, 1).value)
        for row in range(10, sheet.max_row + 1)
        if any(sheet.cell(row, column).value is not None for column in range(5, 81))
    }
    others = {name for name in named if register.find(name) is None}
    assert len(others) == 142
    assert notes[:1] == [
        (
            "Figures of 142 other countries and groups of countries, such as Algeria, Libya and Morocco, were left out,"
            " since they are no members of the Alliance."
        )
    ]
    assert [note.partition(" and means: ")[0] for note in notes[1:]] == [
        "“§” stands beside Albania",
        "“¶” stands beside Albania and Romania",
        "“†” stands beside Bulgaria and North Macedonia",
        "“‖” stands beside Estonia, Latvia, Lithuania, Romania, Slovak Republic, Slovenia and 1 more",
    ]


def test_that_few_reasons_tell_of_all_other_cells(found: Reading) -> None:
    reasons: Counter[str] = Counter()
    for each in found.unused:
        reasons[each.reason] += each.cells
    # 7 sheets of 32 members; 37 years of Iceland's zeros in four sheets, where footnote 86 says it has no forces.
    assert reasons["row label"] == 7 * 32
    assert reasons["no forces, so no data rather than 0"] == 4 * 37
    assert reasons["totals of regions, which hold no member's figures"] == 796
    assert reasons["footnotes"] == 221
