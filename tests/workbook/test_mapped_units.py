"""Units that labels, headings and rows amid a table tell of some of its figures, before that of the whole table."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from rampath.workbook.result import Sheets
from workbook.sheets import Rows, book_of, sheet_of

HEAD = ("", 2023, 2024)
COLUMNS = (
    ColumnUse(1, "", Role.LABEL),
    ColumnUse(2, "2023", Role.YEAR, 2023),
    ColumnUse(3, "2024", Role.YEAR, 2024),
)
MONEY = Mapping("Data", Form.YEARS, 1, COLUMNS, measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6)


def read(rows: Rows, mapping: Mapping, register: Register) -> Sheets:
    sheet = sheet_of(rows)
    found = read_tables(book_of(sheet), sheet, (mapping,), "Return 2025", register)
    assert found.used + sum(each.cells for each in found.unused) == sheet.count()
    return found


def test_that_a_label_s_own_scale_goes_before_that_of_the_table(register: Register) -> None:
    rows: Rows = (HEAD, ("Poland (PLN bn)", 97.4, 118.1), ("Germany (EUR bn)", 61.1, 71.8), ("France", 52300, 56100),
                  ("Norway (NOK million)", 75800, 90800), ("Denmark (kr)", 30000, 41000))  # fmt: skip
    found = read(rows, MONEY, register)
    assert {row.member: (row.value, row.unit) for row in found.observations if row.year == 2023} == {
        "POL": (97400, "PLN million"), "DEU": (61100, "EUR million"), "FRA": (52300, "EUR million"),
        "NOR": (75800, "NOK million"), "DNK": (30000, "EUR million"),
    }  # fmt: skip


def test_that_the_scale_of_a_member_s_money_is_none_of_its_shares_or_forces(register: Register) -> None:
    rows: Rows = (HEAD, ("Poland (PLN bn)", 3.25, 4.125), ("Belgium (Million euros)", 1.125, 1.25))
    share = replace(MONEY, measure=Measure.CORE_SHARE, currency="", power=0, percent=True)
    found = read(rows, share, register)
    assert [row.value for row in found.observations] == [0.0325, 0.04125, 0.01125, 0.0125]
    forces = replace(MONEY, measure=Measure.PERSONNEL, currency="", power=3)
    assert [row.value for row in read(rows, forces, register).observations] == [3.25, 4.125, 1.125, 1.25]


def test_that_the_heading_of_a_member_s_column_tells_its_own_scale(register: Register) -> None:
    columns = (
        ColumnUse(1, "", Role.PERIOD), ColumnUse(2, "Germany (€ bn)", Role.VALUE),
        ColumnUse(3, "Poland (PLN million)", Role.VALUE),
    )  # fmt: skip
    rows: Rows = (("", "Germany (€ bn)", "Poland (PLN million)"), (2022, 57.7, 66000), (2023, 61.1, 95000))
    found = read(rows, replace(MONEY, form=Form.DOWN, columns=columns), register)
    assert {row.member: (row.value, row.unit) for row in found.observations if row.year == 2023} == {
        "DEU": (61100, "EUR million"), "POL": (95000, "PLN million"),
    }  # fmt: skip


def test_that_a_row_of_a_unit_amid_members_tells_that_of_those_below_it(register: Register) -> None:
    rows: Rows = (HEAD, ("Mrd. €",), ("Germany", 61.1, 71.8), ("in Mio. €",), ("Estonia", 1150, 1334),
                  ("Latvia", 950, 1100),
                  (None, "% of GDP"), ("Poland", 3.9, 4.2), ("Others",), ("Spain", 3.8, 4.1))  # fmt: skip
    found = read(rows, replace(MONEY, power=9), register)
    assert {row.member: row.value for row in found.observations if row.year == 2023} == {
        "DEU": 61100, "EST": 1150, "LVA": 950,
    }  # fmt: skip
    reasons = {each.place: each.reason for each in found.unused}
    assert reasons["Data!A4"] == "unit"
    assert reasons["Data!B8:C8"] == reasons["Data!B10:C10"] == "a figure in another unit"
    assert "“% of GDP” is no unit of core defence expenditure" in [each.said for each in found.findings]


def test_that_money_amid_shares_is_told_by_the_unit_in_its_label(register: Register) -> None:
    shares = replace(MONEY, measure=Measure.CORE_SHARE, currency="", power=0, percent=True)
    found = read((HEAD, ("Poland", 3.9, 4.2), ("Germany (EUR bn)", 61.1, 71.8)), shares, register)
    assert {row.member: row.value for row in found.observations if row.year == 2023} == {"POL": 0.039}
    assert [each.said for each in found.findings] == ["“EUR bn” is no unit of core share of GDP"]
