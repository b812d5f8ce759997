"""Blocks below one header, each below a row of words: a member's name, prices, or what nobody understands."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.profile import apply, profile_from
from workbook.sheets import Rows, book_of, sheet_of

HEAD: Rows = (("Baltic states",), ("EUR million", 2023, 2024))
SPENT, GDP = "Defence expenditure", "GDP"


def drafted(rows: Rows, register: Register) -> Draft:
    return draft_of(book_of(sheet_of(rows)), register)


@pytest.mark.parametrize("indent", ["", "   "])
def test_that_a_row_with_a_member_s_name_says_whose_the_rows_below_it_are(register: Register, indent: str) -> None:
    rows: Rows = (
        *HEAD,
        ("Estonia",), (indent + SPENT, 1132, 1338), (indent + GDP, 38_200, 39_800),
        ("Latvia",), (indent + SPENT, 987, 1244), (indent + GDP, 39_100, 40_200),
    )  # fmt: skip
    draft = drafted(rows, register)
    reading = read_draft(draft, register)
    assert {row.cell: (row.member, row.measure, row.year, row.value, row.unit) for row in reading.observations} == {
        "Data!B4": ("EST", Measure.CORE_EXPENDITURE, 2023, 1132, "EUR million"),
        "Data!C4": ("EST", Measure.CORE_EXPENDITURE, 2024, 1338, "EUR million"),
        "Data!B5": ("EST", Measure.GDP, 2023, 38_200, "EUR million"),
        "Data!C5": ("EST", Measure.GDP, 2024, 39_800, "EUR million"),
        "Data!B7": ("LVA", Measure.CORE_EXPENDITURE, 2023, 987, "EUR million"),
        "Data!C7": ("LVA", Measure.CORE_EXPENDITURE, 2024, 1244, "EUR million"),
        "Data!B8": ("LVA", Measure.GDP, 2023, 39_100, "EUR million"),
        "Data!C8": ("LVA", Measure.GDP, 2024, 40_200, "EUR million"),
    }
    assert [entry.why("member") for entry in draft.entries] == [
        "“Estonia” stands above these rows.", "“Latvia” stands above these rows.",
    ]  # fmt: skip


def test_that_a_profile_knows_whose_rows_are_by_that_row_wherever_it_stands(register: Register) -> None:
    first: Rows = (*HEAD, ("Estonia",), (SPENT, 1132, 1338), ("Latvia",), (SPENT, 987, 1244))
    more: Rows = (*HEAD, ("Estonia",), (SPENT, 1132, 1338), (GDP, 38_200, 39_800), ("Latvia",), (SPENT, 987, 1244))
    draft, later = drafted(first, register), book_of(sheet_of(more))
    profile = profile_from("ours", draft.book, draft.mappings, register=register)
    again = by_profile(draft_of(later, register), *apply(profile, later, register))
    found = {row.cell: row.member for row in read_draft(again.acknowledged(again.unknown), register).observations}
    assert found == {"Data!B4": "EST", "Data!C4": "EST", "Data!B7": "LVA", "Data!C7": "LVA"}


def test_that_rows_below_another_country_s_name_are_a_table_that_is_not_taken(register: Register) -> None:
    rows: Rows = (*HEAD, ("Estonia",), (SPENT, 1132, 1338), ("Austria",), (SPENT, 3900, 4300), (GDP, 470_000, 480_000))
    draft = drafted(rows, register)
    assert [(entry.mapping.member, entry.taken, entry.why("member")) for entry in draft.entries] == [
        ("EST", True, "“Estonia” stands above these rows."),
        ("", False, "“Austria” is no member of the Alliance."),
    ]
    assert {row.cell for row in read_draft(draft, register).observations} == {"Data!B4", "Data!C4"}


def test_that_groups_of_one_member_s_rows_stay_one_table(register: Register) -> None:
    rows: Rows = (
        ("Estonia, EUR million",), ("", 2023, 2024),
        ("National",), (SPENT, 1132, 1338), ("NATO",), ("Common funding", 8, 9), ("Economy",), (GDP, 38_200, 39_800),
    )  # fmt: skip
    draft = drafted(rows, register)
    assert [(entry.mapping.member, entry.mapping.begins, entry.mapping.last_row) for entry in draft.entries] == [
        ("EST", 3, None)
    ]


def test_that_rows_that_come_again_below_other_prices_are_at_these(register: Register) -> None:
    rows: Rows = (
        ("Latvia",), ("EUR million", 2023, 2024),
        ("Current prices",), (SPENT, 987, 1244), (GDP, 39_100, 40_200),
        ("Constant 2021 prices",), (SPENT, 800, 980), (GDP, 33_500, 33_700),
    )  # fmt: skip
    reading = read_draft(drafted(rows, register), register)
    assert {row.cell: (row.measure, row.value, row.price_basis) for row in reading.observations} == {
        "Data!B4": (Measure.CORE_EXPENDITURE, 987, "current"), "Data!C4": (Measure.CORE_EXPENDITURE, 1244, "current"),
        "Data!B5": (Measure.GDP, 39_100, "current"), "Data!C5": (Measure.GDP, 40_200, "current"),
        "Data!B7": (Measure.CORE_EXPENDITURE, 800, "constant 2021"),
        "Data!C7": (Measure.CORE_EXPENDITURE, 980, "constant 2021"),
        "Data!B8": (Measure.GDP, 33_500, "constant 2021"), "Data!C8": (Measure.GDP, 33_700, "constant 2021"),
    }  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("Baseline scenario", "High scenario"), ("Army", "Navy")])
def test_that_rows_that_come_again_below_words_that_nobody_understands_are_asked_about(
    register: Register, first: str, second: str
) -> None:
    rows: Rows = (
        ("Spain",), ("EUR million", 2023, 2024),
        (first,), (SPENT, 34_000, 35_000), ("Equipment", 900, 950),
        (second,), (SPENT, 36_000, 39_000), ("Equipment", 990, 999),
    )  # fmt: skip
    draft = drafted(rows, register)
    assert [(each.mapping.begins, each.mapping.last_row) for each in draft.entries] == [(3, 5), (7, None)]
    assert [item.measure for each in draft.entries for item in each.mapping.items] == [None] * 4
    assert draft.entries[1].why(f"measure of {SPENT}") == (
        f"The same rows stand below other words than “{second}”, too; say what these count."
    )


def test_that_groups_of_different_rows_stay_one_table(register: Register) -> None:
    rows: Rows = (
        ("Spain",), ("EUR million", 2023, 2024), ("Personnel",), ("Military", 10, 11), ("Other", 1, 2),
        ("Equipment",), ("Ships", 5, 6), ("Other", 2, 2),
    )  # fmt: skip
    assert len(drafted(rows, register).entries) == 1
