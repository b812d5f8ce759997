"""Rows that a profile does not know wait in the assistant until somebody has said what they count."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Role
from rampath.workbook.profile import apply, profile_from
from rampath.workbook.profile_new_items import with_new_items
from workbook.sheets import Rows, book_of, sheet_of

FIRST: Rows = (
    ("Estonia, million euro",),
    ("", 2023, 2024),
    ("Defence expenditure", 1144, 1317),
    ("GDP", 38_000, 39_500),
)
NEXT: Rows = (
    FIRST[0],
    ("", 2024, 2025),
    ("Defence expenditure, total", 1317, 1633),
    ("GDP", 39_500, 41_300),
    ("Tanks", 12, 14),
)


def profiled(register: Register) -> Draft:
    """The later file as it is drafted by the profile of the earlier one."""
    first, later = book_of(sheet_of(FIRST)), book_of(sheet_of(NEXT))
    profile = profile_from("ours", first, draft_of(first, register).mappings, register=register)
    return by_profile(draft_of(later, register), *apply(profile, later, register))


def test_that_a_row_which_the_profile_does_not_know_keeps_from_importing_until_it_is_said(register: Register) -> None:
    draft = profiled(register)
    assert [item.text for item in draft.entries[0].mapping.unknown_items] == ["Defence expenditure, total", "Tanks"]
    assert draft.lacks == (
        "Nobody has said yet what 2 items count, or at which prices: “Defence expenditure, total” and “Tanks”;"
        " say it, or leave them out."
    )
    assert draft.acknowledged(draft.unknown).lacks == ""


def test_that_a_renamed_row_can_be_said_and_is_read_in_the_unit_that_the_sheet_tells(register: Register) -> None:
    draft = profiled(register)
    renamed = draft.entries[0].mapping.unknown_items[0]
    said = draft.counting(0, renamed, Measure.CORE_EXPENDITURE)
    rows = preview(said.book, said.entries[0].read_by, register).observations
    found = {(row.year, row.cell): (row.value, row.unit) for row in rows if row.measure is Measure.CORE_EXPENDITURE}
    assert found == {(2024, "Data!B3"): (1317.0, "EUR million"), (2025, "Data!C3"): (1633.0, "EUR million")}


def test_that_a_field_of_a_profile_is_not_said_to_be_the_persons_until_it_is(register: Register) -> None:
    entry = profiled(register).entries[0]
    assert entry.why("member") == "The profile says so."
    said = entry.with_mapping(replace(entry.mapping, member="LVA"), "member")
    assert (said.why("member"), said.why("edition")) == ("You said so.", "The profile says so.")


def test_that_sums_rows_left_out_and_rows_of_known_units_are_nothing_new() -> None:
    sheet = sheet_of((("", 2024), ("GDP", 1), ("Total of all", 2), ("Ships", 3), ("Boats", 4)))
    mapping = Mapping(
        "Data", Form.YEARS, 1, (ColumnUse(1, "", Role.LABEL), ColumnUse(2, "2024", Role.YEAR, 2024)),
        member="EST", totals=("Total",), left_out=(4,), items=(Item("GDP · Euros", Measure.GDP),),
    )  # fmt: skip
    guessed = [Item(text, Measure.DEFENCE_ITEM) for text in ("GDP", "Total of all", "Ships", "Boats", "Planes")]
    assert [item.text for item in with_new_items(sheet, mapping, guessed).items] == ["GDP · Euros", "Boats"]
    assert with_new_items(sheet, mapping, guessed).items[1] == Item("Boats")


def test_that_a_profile_of_a_table_without_items_gets_none() -> None:
    sheet = sheet_of((("", 2024), ("Belgium", 1)))
    mapping = Mapping("Data", Form.YEARS, 1, (ColumnUse(1, "", Role.LABEL),), measure=Measure.GDP)
    assert with_new_items(sheet, mapping, [Item("Belgium")]) is mapping
