"""Rows of one member's table without a label: the unit beside them names them, and what nothing names is told."""

from rampath.domain.finding import Finding
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.profile import apply, profile_from
from workbook.sheets import Rows, book_of, sheet_of

M = Measure
PAIRS: Rows = (
    ("Polska",), ("Pozycja", "J.m.", 2023, 2024),
    ("Wydatki obronne", "mln zł", 111_000, 134_000), ("", "% PKB", 3.26, 3.68),
    ("PKB", "mld zł", 3401, 3640),
)  # fmt: skip


def drafted(rows: Rows, register: Register) -> Draft:
    return draft_of(book_of(sheet_of(rows)), register)


def read(draft: Draft, register: Register) -> tuple[dict[str, tuple[Measure, float, str]], tuple[Finding, ...]]:
    found = preview(draft.book, draft.entries[0].read_by, register)
    return {row.cell: (row.measure, row.value, row.unit) for row in found.observations}, tuple(found.findings)


def test_that_a_row_without_a_label_is_named_by_the_unit_beside_it(register: Register) -> None:
    found, findings = read(drafted(PAIRS, register), register)
    assert found == {
        "Data!C3": (M.CORE_EXPENDITURE, 111_000, "PLN million"),
        "Data!D3": (M.CORE_EXPENDITURE, 134_000, "PLN million"),
        "Data!C4": (M.CORE_SHARE, 0.0326, "fraction"), "Data!D4": (M.CORE_SHARE, 0.0368, "fraction"),
        "Data!C5": (M.GDP, 3_401_000, "PLN million"), "Data!D5": (M.GDP, 3_640_000, "PLN million"),
    }  # fmt: skip
    assert findings == ()


def test_that_units_that_come_again_beside_labels_stay_units(register: Register) -> None:
    rows: Rows = (
        ("Denmark",), ("", "", 2023, 2024), ("Defence expenditure", "DKK million", 40_000, 65_000),
        ("", "% of GDP", 1.4, 2.2), ("Equipment", "DKK million", 9000, 12_000), ("", "% change", 1, 33),
    )  # fmt: skip
    found, _findings = read(drafted(rows, register).acknowledged([0]), register)
    assert {cell: measure for cell, (measure, _value, _unit) in found.items()} == {
        "Data!C3": M.CORE_EXPENDITURE, "Data!D3": M.CORE_EXPENDITURE, "Data!C4": M.CORE_SHARE, "Data!D4": M.CORE_SHARE,
        "Data!C5": M.EQUIPMENT_EXPENDITURE, "Data!D5": M.EQUIPMENT_EXPENDITURE,
    }  # fmt: skip


def test_that_a_row_of_figures_that_nothing_names_is_told(register: Register) -> None:
    head: Rows = (("Estonia, EUR million",), ("", 2023, 2024))
    rows: Rows = (*head, ("Defence expenditure", 1132, 1338), ("", 38_200, 39_800))
    found, findings = read(drafted(rows, register), register)
    assert set(found) == {"Data!B3", "Data!C3"}
    assert [(each.place, each.message) for each in findings] == [
        (
            "Data!B4",
            "The figures of row 4 have no name; expected words that say what they count. The row was left out.",
        )
    ]


def test_that_a_profile_knows_such_rows_again(register: Register) -> None:
    draft = drafted(PAIRS, register)
    profile = profile_from("ours", draft.book, draft.mappings, register=register)
    again = by_profile(drafted(PAIRS, register), *apply(profile, draft.book, register))
    assert (again.findings, again.lacks) == ((), "")
    assert read(again, register)[0] == read(draft, register)[0]
