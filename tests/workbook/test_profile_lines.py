"""A profile that is made from what a person has said of a budget's list, used on the same book and on the next one."""

from pathlib import Path

import pytest

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.correcting import with_column, with_total, with_year
from rampath.workbook.correcting_lines import with_not_counted, with_parts, with_sides
from rampath.workbook.grid import Sheet
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Form, Mapping, Role
from rampath.workbook.profile import Profile, apply, best_profile, profile_from, read_profile, write_profile
from workbook.sheets import Rows, book_of, sheet_of

Totals = dict[tuple[str, str, int, str, Kind], float]
ROLES = {"Chapter": Role.HEADING, "Code": Role.CODE, "Title": Role.TITLE, "Kind": Role.HEADING, "Note": Role.TEXT}


def mapping_of(sheet: Sheet, header_row: int = 1) -> Mapping:
    """The list as a person says it: columns by their words, everything else amounts."""
    mapping = Mapping(sheet.name, Form.LINES, header_row, (), measure=Measure.BUDGET, member="EST", currency="EUR",
                      power=3, totals=("Total",), edition="Budget")  # fmt: skip
    for column, header in enumerate(sheet.rows[header_row - 1], 1):
        mapping = with_column(mapping, sheet, column, ROLES.get(str(header), Role.AMOUNT))
    return mapping


def totals(sheet: Sheet, mappings: tuple[Mapping, ...], register: Register) -> Totals:
    (lines,) = read_mapped(book_of(sheet, file="list.xlsx"), mappings, register).lines
    return {(each.side, each.part, each.year, each.stage, each.kind): each.amount for each in lines.totals()}


def kept(sheet: Sheet, mapping: Mapping, register: Register, folder: Path) -> Profile:
    """The profile as it is after it was written to a file; used on its own book it changes no total."""
    file = folder / "kept.toml"
    write_profile(profile_from("kept", book_of(sheet, file="list.xlsx"), [mapping], register=register), file)
    profile = read_profile(file)
    assert totals(sheet, used(profile, sheet, register)[0], register) == totals(sheet, (mapping,), register)
    return profile


def used(profile: Profile, sheet: Sheet, register: Register) -> tuple[tuple[Mapping, ...], tuple[Finding, ...]]:
    return apply(profile, book_of(sheet, file="list.xlsx"), register)


def bare(*header: object) -> Sheet:
    """Pay and tanks, with amounts of one thousand in the first column of amounts, of two in the next, and so on."""
    amounts = [at if isinstance(each, int) or " " in str(each) else "" for at, each in enumerate(header, -1)]
    words = {"New": "x"}
    row = [words.get(str(each), amount) for each, amount in zip(header, amounts, strict=True)]
    return sheet_of((header, ("1", "Pay", *row[2:]), ("2", "Tanks", *row[2:])))


def budget(year: int, *more: Rows) -> Sheet:
    """A ministry's list: of 2025 the outturn of 2024 and the budget of 2025, with further lines after pay."""
    rows: Rows = (
        (f"Budget {year} of the ministry",),
        ("Chapter", "Code", "Title", "Kind", f"Outturn {year - 1}", f"Budget {year}", "Note"),
        ("10 Ministry", "100", "Ministry", "", 5000, 6000, ""),
        ("10 Ministry", "101", "Pay", "spending", 4000, 5000, ""),
        ("10 Ministry", "102", "Officers", "spending", 1500, 2000, "of which"),
        *(each for rows in more for each in rows),
        ("10 Ministry", "103", "Rent", "spending", 1000, 1000, ""),
        ("20 Forces", "200", "Forces", "", 6000, 7000, ""),
        ("20 Forces", "201", "Tanks", "spending", 6000, 7000, ""),
        ("20 Forces", "202", "Sales", "revenue", 200, 300, ""),
        ("", "", "Total", "", 11000, 13000, ""),
    )
    return sheet_of(rows)


def said(sheet: Sheet) -> Mapping:
    """What a person says of it: the chapters' own sums on top are totals, and officers are a part of all pay."""
    mapping = with_not_counted(with_parts(with_sides(mapping_of(sheet, 2), 4), 1), 7, "of which")
    tops = [at for at, row in enumerate(sheet.rows, 1) if row[2] in {"Ministry", "Forces"}]
    for row in tops:
        mapping = with_total(mapping, sheet, row)
    return mapping


def test_that_next_years_budget_with_new_lines_adds_up_by_the_profile_of_this_one(
    register: Register, tmp_path: Path
) -> None:
    profile = kept(budget(2025), said(budget(2025)), register, tmp_path)
    after = budget(2026, (("10 Ministry", "104", "Travel", "spending", 10, 20, ""),
                          ("10 Ministry", "105", "Hotels", "spending", 5, 8, "of which")))  # fmt: skip
    mappings, findings = used(profile, after, register)
    outturn, plan = (2025, "Outturn", Kind.ACTUAL), (2026, "Budget", Kind.PLAN)
    assert totals(after, mappings, register) == {
        ("spending", "", *outturn): 11.01, ("spending", "", *plan): 13.02,
        ("spending", "10 Ministry", *outturn): 5.01, ("spending", "10 Ministry", *plan): 6.02,
        ("spending", "20 Forces", *outturn): 6.0, ("spending", "20 Forces", *plan): 7.0,
        ("revenue", "", *outturn): 0.2, ("revenue", "", *plan): 0.3,
        ("revenue", "20 Forces", *outturn): 0.2, ("revenue", "20 Forces", *plan): 0.3,
    }  # fmt: skip
    assert findings == ()
    found = best_profile(book_of(after, file="list.xlsx"), [profile])
    assert found is not None
    assert found[1] == 1.0


def of_kinds(sheet: Sheet, year: int) -> Mapping:
    """Columns of three years, of which a person has said that the second is an estimate and the third a plan."""
    at = sheet.rows[0].index(float(year))
    estimated = with_year(mapping_of(sheet), sheet, at + 1, year, Kind.ESTIMATE)
    return with_year(estimated, sheet, at + 2, year + 1, Kind.PLAN)


@pytest.mark.parametrize("before", [(), ("New",)])
def test_that_years_whose_firmness_a_person_has_said_are_taken_by_their_order_next_year(
    register: Register, tmp_path: Path, before: tuple[str, ...]
) -> None:
    now, then = bare("Code", "Title", 2023, 2024, 2025), bare("Code", "Title", *before, 2024, 2025, 2026)
    profile = kept(now, of_kinds(now, 2024), register, tmp_path)
    mappings, _findings = used(profile, then, register)
    first = 1 + len(before)
    each = [2e-3 * (first + at) for at in range(3)]
    assert totals(then, mappings, register) == {
        ("", "", 2024, "", Kind.ACTUAL): each[0], ("", "", 2025, "", Kind.ESTIMATE): each[1],
        ("", "", 2026, "", Kind.PLAN): each[2],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("years", "severity", "message"),
    [
        ((2024, 2025, 2026, 2027), Severity.WARNING, "The profile does not know the column “2027”"),
        ((2025, 2026), Severity.ERROR, "A column is missing in row 1"),
    ],
)
def test_that_more_or_fewer_years_than_the_profile_has_are_told(
    register: Register, tmp_path: Path, years: tuple[int, ...], severity: Severity, message: str
) -> None:
    now = bare("Code", "Title", 2023, 2024, 2025)
    profile = kept(now, of_kinds(now, 2024), register, tmp_path)
    (found,) = used(profile, bare("Code", "Title", *years), register)[1]
    assert found.severity is severity
    assert found.message.startswith(message)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (("FY 2024/25 Budget", "FY 2025/26 Budget"), ("FY 2025/26 Budget", "FY 2026/27 Budget")),
        (("Budget 2024/2025", "Budget 2025/2026"), ("Budget 2025/2026", "Budget 2026/2027")),
        (("Outturn 2023", "Outturn 2024", "Budget 2025"), ("Outturn 2024", "Outturn 2025", "Budget 2026")),
        (("Jan 2025", "Feb 2025"), ("Jan 2026", "Feb 2026")),
        (("Soll 2025 (1000 EUR)",), ("Soll 2026 (1000 EUR)",)),
    ],
)
def test_that_years_of_headings_move_on(
    register: Register, tmp_path: Path, now: tuple[str, ...], then: tuple[str, ...]
) -> None:
    first, second = bare("Code", "Title", *now), bare("Code", "Title", *then)
    profile = kept(first, mapping_of(first), register, tmp_path)
    mappings, findings = used(profile, second, register)
    assert findings == ()
    found = {key[2]: amount for key, amount in totals(second, mappings, register).items()}
    before = {key[2] + 1: amount for key, amount in totals(first, (mapping_of(first),), register).items()}
    assert found == before


def test_that_an_outlook_over_several_years_stays_what_it_is_called(register: Register, tmp_path: Path) -> None:
    first = bare("Code", "Title", "Budget 2025", "Sum 2026-2029")
    mapping = with_column(mapping_of(first), first, 4, Role.IGNORED)
    (sheet,) = kept(first, mapping, register, tmp_path).sheets
    assert [column.headers for column in sheet.columns][2:] == [("Budget {year}",), ("Sum 2026-2029",)]
