"""Names that stand once for several rows: in merged cells, or above rows that are the same for each name."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.result import Sheets
from workbook.sheets import Rows, book_of, sheet_of

SPENT, SHARE = "Defence expenditure (USD million)", "Share of GDP (%)"
ROWS: Rows = (
    ("Country", "Indicator", 2023, 2024),
    ("Denmark", SPENT, 7000, 9900), ("", SHARE, 1.7, 2.4),
    ("Norway", SPENT, 8500, 10_600), ("", SHARE, 1.8, 2.2),
)  # fmt: skip
MERGED = (((2, 1), (3, 1)), ((4, 1), (5, 1)))
EXPECTED = {
    "Data!C2": ("DNK", Measure.CORE_EXPENDITURE, 7000), "Data!D2": ("DNK", Measure.CORE_EXPENDITURE, 9900),
    "Data!C3": ("DNK", Measure.CORE_SHARE, 0.017), "Data!D3": ("DNK", Measure.CORE_SHARE, 0.024),
    "Data!C4": ("NOR", Measure.CORE_EXPENDITURE, 8500), "Data!D4": ("NOR", Measure.CORE_EXPENDITURE, 10_600),
    "Data!C5": ("NOR", Measure.CORE_SHARE, 0.018), "Data!D5": ("NOR", Measure.CORE_SHARE, 0.022),
}  # fmt: skip


def read(draft: Draft, register: Register) -> Sheets:
    return preview(draft.book, draft.entries[0].read_by, register)


def figures(found: Sheets) -> dict[str, tuple[str, Measure, float]]:
    return {row.cell: (row.member, row.measure, row.value) for row in found.observations}


@pytest.mark.parametrize("headings", [("Country", "Indicator"), ("", "")])
def test_that_a_merged_name_holds_for_the_rows_that_it_reaches_over(
    register: Register, headings: tuple[str, str]
) -> None:
    rows: Rows = ((*headings, *ROWS[0][2:]), *ROWS[1:])
    found = read(draft_of(book_of(sheet_of(rows, merged=MERGED)), register), register)
    assert figures(found) == EXPECTED
    assert [each.message for each in found.findings] == []


def test_that_a_name_holds_for_the_rows_below_it_where_all_names_have_the_same_and_that_is_said(
    register: Register,
) -> None:
    found = read(draft_of(book_of(sheet_of(ROWS)), register), register)
    assert figures(found) == EXPECTED
    said = (
        "Rows without a name stand below each name, with the same items or years every time. They were taken for those"
        " of the name above them."
    )
    assert [(each.place, each.message) for each in found.findings] == [("Data!A2", said)]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ((*ROWS[:3], ROWS[3], ("", "GDP (USD million)", 480_000, 490_000)), "Data!C3"),
        ((*ROWS, ("", SHARE, 1.9, 2.3)), "Data!C3"),
        (ROWS[:3], "Data!C3"),
    ],
)
def test_that_rows_without_a_name_are_nobody_s_where_they_are_not_the_same_for_each(
    register: Register, rows: Rows, place: str
) -> None:
    found = read(draft_of(book_of(sheet_of(rows)), register), register)
    assert place not in figures(found)
    assert any(each.place == place and "have no name" in each.message for each in found.findings)


@pytest.mark.parametrize("subtotals", [False, True])
def test_that_a_name_above_the_years_of_a_list_holds_for_the_same_years_below_it(
    register: Register, subtotals: bool
) -> None:
    rows: list[tuple[object, ...]] = [("Country", "Year", "Sum of Defence expenditure (EUR million)")]
    wanted = {}
    for member, name in (("BEL", "Belgium"), ("ESP", "Spain")):
        for year in (2023, 2024):
            rows.append((name if year == 2023 else "", year, 7000 + year - 2023))
            wanted[f"Data!C{len(rows)}"] = (member, Measure.CORE_EXPENDITURE, 7000 + year - 2023)
        rows += [(f"{name} Total", "", 14_001)] if subtotals else []
    found = read(draft_of(book_of(sheet_of(rows)), register), register)
    assert figures(found) == wanted
