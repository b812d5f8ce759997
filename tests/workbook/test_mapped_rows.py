"""How firm the figures of a row are, by a column of the row or by one beside each year."""

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.guess import guess
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from workbook.sheets import Rows, book_of, sheet_of


def kinds(rows: Rows, register: Register, mapping: Mapping | None = None) -> dict[tuple[str, int], Kind]:
    sheet = sheet_of(rows)
    book = book_of(sheet)
    used = guess(sheet, book, register).mapping.acknowledged() if mapping is None else mapping
    found = read_tables(book, sheet, (used,), "Return", register)
    assert found.used + sum(each.cells for each in found.unused) == sheet.count()
    return {(each.member, each.year): each.kind for each in found.observations}


def test_that_a_flag_beside_a_year_is_that_of_this_year_alone(register: Register) -> None:
    rows = (("Defence expenditure, million euro",), ("Country", 2022, "", 2023, "", 2024, ""),
            ("Belgium", 6000, "", 7000, "", 7900, "p"), ("Estonia", 800, "e", 1000, "", 1300, "bp"),
            ("Latvia", 850, "", 1000, "", 1400, ""))  # fmt: skip
    assert {key for key, kind in kinds(rows, register).items() if kind is Kind.ESTIMATE} == {
        ("BEL", 2024), ("EST", 2022), ("EST", 2024),
    }  # fmt: skip


def test_that_a_headed_column_of_flags_holds_for_the_whole_row(register: Register) -> None:
    columns = (ColumnUse(1, "", Role.LABEL), ColumnUse(2, "2023", Role.YEAR, 2023), ColumnUse(3, "Status", Role.FLAG),
               ColumnUse(4, "2024", Role.YEAR, 2024))  # fmt: skip
    mapping = Mapping("Data", Form.YEARS, 1, columns, measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6)
    rows = (("", 2023, "Status", 2024), ("Belgium", 7000, "Estimated value", 7900), ("Estonia", 1000, "final", 1300))
    assert kinds(rows, register, mapping) == {
        ("BEL", 2023): Kind.ESTIMATE, ("BEL", 2024): Kind.ESTIMATE, ("EST", 2023): Kind.ACTUAL,
        ("EST", 2024): Kind.ACTUAL,
    }  # fmt: skip
