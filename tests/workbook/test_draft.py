"""The draft of an import: which tables are taken, what is lacking, and what is read by it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.correcting import with_year
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import preview, read_draft
from rampath.workbook.mapping import Form, Item, Role
from rampath.workbook.safety import WorkbookRefused
from workbook.sheets import book_of, sheet_of

TITLE = ("NATO: defence expenditure as % of GDP",)
GOOD = (TITLE, ("", 2023, 2024), ("Belgium", 1.2, 1.3), ("Estonia", 2.7, 3.4))
ODD = (TITLE, ("", 2023, 2024, "Rank"), ("France", 1.9, 2.1, 5), ("Italy", 1.5, 1.5, 9))
NOBODY = (("", 2023, 2024), ("Tanks", 40, 41), ("Ships", 2, 3))
NOTES = (("Figures are provisional",),)


@pytest.fixture
def draft(register: Register) -> Draft:
    sheets = {"Good": GOOD, "Odd": ODD, "Nobody": NOBODY, "Notes": NOTES}
    return draft_of(book_of(*(sheet_of(rows, name) for name, rows in sheets.items())), register)


def test_that_tables_which_can_be_read_are_taken_and_the_others_not(draft: Draft) -> None:
    assert [(entry.mapping.sheet, entry.taken, entry.found) for entry in draft.entries] == [
        ("Good", True, True), ("Odd", True, True), ("Nobody", False, True), ("Notes", False, False),
    ]  # fmt: skip


def test_that_what_is_unknown_in_a_table_that_is_taken_keeps_from_importing_and_is_named(draft: Draft) -> None:
    assert draft.lacking == 1
    assert draft.lacks == "Odd: Nobody has said yet what column D holds; say it, or leave it out."
    odd = draft.entries[1]
    known = draft.with_entry(1, odd.with_mapping(odd.mapping.acknowledged(), "column 4"))
    assert (known.lacking, known.lacks) == (None, "")
    untaken = draft.with_entry(1, replace(odd, taken=False))
    assert untaken.lacks == ""


def test_that_nothing_can_be_imported_where_nothing_is_ticked(draft: Draft) -> None:
    none = replace(draft, entries=tuple(replace(entry, taken=False) for entry in draft.entries))
    assert none.lacks == "No table is ticked; tick those that are to be imported."


def test_that_whoever_pastes_figures_without_a_header_is_told_to_point_and_not_to_tick(register: Register) -> None:
    bare = draft_of(book_of(sheet_of((("Belgium", "1,21", "1,29"), ("Poland", "3,26", "3,75")), "Clipboard")), register)
    assert bare.lacks == (
        "No table was found; point at the columns and say which one names members, and of what year the others are."
    )


def test_that_what_a_person_has_said_is_sure_and_is_the_reason(draft: Draft) -> None:
    entry = draft.entries[1]
    assert not entry.is_sure("column 4")
    said = entry.with_mapping(entry.mapping.with_role(4, Role.CODE), "column 4")
    assert (said.is_sure("column 4"), said.why("column 4")) == (True, "You said so.")


def test_that_the_fullest_table_is_taken_where_none_can_be_read(register: Register) -> None:
    draft = draft_of(book_of(sheet_of(NOBODY, "Nobody"), sheet_of(NOTES, "Notes")), register)
    assert [entry.taken for entry in draft.entries] == [True, False]
    assert draft.best() == 0


def test_that_a_draft_is_read_with_every_cell_of_the_book_told_of(draft: Draft, register: Register) -> None:
    odd = draft.entries[1]
    reading = read_draft(draft.with_entry(1, odd.with_mapping(odd.mapping.acknowledged())), register)
    assert reading.layout == "Read by hand"
    assert reading.reason == "as you said for Good and Odd"
    assert {(row.member, row.year): row.value for row in reading.observations} == {
        ("BEL", 2023): 0.012, ("BEL", 2024): 0.013, ("EST", 2023): 0.027, ("EST", 2024): 0.034,
        ("FRA", 2023): 0.019, ("FRA", 2024): 0.021, ("ITA", 2023): 0.015, ("ITA", 2024): 0.015,
    }  # fmt: skip
    assert reading.used + reading.unused_cells == reading.cells == sum(sheet.count() for sheet in draft.book.sheets)


def test_that_a_draft_which_gives_no_figure_is_refused_in_a_sentence(draft: Draft, register: Register) -> None:
    entry = draft.entries[0]
    totals = entry.with_mapping(replace(entry.mapping, totals=("Belgium", "Estonia")))
    only = replace(draft, entries=(totals,))
    with pytest.raises(WorkbookRefused, match=r"no figure can be read from return\.xlsx"):
        read_draft(only, register)


def test_that_a_preview_shows_what_a_table_gives_without_what_is_unknown(draft: Draft, register: Register) -> None:
    found = preview(draft.book, draft.entries[1].mapping, register)
    assert [row.member for row in found.observations] == ["FRA", "FRA", "ITA", "ITA"]
    assert {each.reason for each in found.unused} >= {"column left out on purpose"}


def test_that_a_profile_takes_its_sheets_and_leaves_the_others(draft: Draft, register: Register) -> None:
    mapping = replace(draft.entries[0].mapping, measure=Measure.MILITARY_SHARE)
    finding = Finding(Severity.WARNING, "Good!A1", "", "The title is another one.")
    by = by_profile(draft, (mapping,), (finding,), "ours.toml")
    assert [entry.taken for entry in by.entries] == [True, False, False, False]
    reading = read_draft(by, register)
    assert reading.profile == "ours.toml"
    assert reading.reason == "as the profile ours.toml and you said for Good"
    assert "The title is another one." in [each.message for each in reading.findings]
    assert {row.measure for row in reading.observations} == {Measure.MILITARY_SHARE}


def test_that_what_a_profile_said_goes_with_the_last_table_that_is_read_by_it(draft: Draft, register: Register) -> None:
    finding = Finding(Severity.WARNING, "Good!A1", "", "The title is another one.")
    by = by_profile(draft, (draft.entries[0].mapping,), (finding,), "ours.toml")
    corrected = by.with_entry(0, by.entries[0].with_mapping(replace(by.entries[0].mapping, member="BEL"), "member"))
    assert (corrected.profile, corrected.findings) == ("ours.toml", (finding,))
    guess = by.with_entry(0, replace(draft.entries[0], taken=True))
    assert (guess.profile, guess.findings) == ("", ())
    reading = read_draft(guess, register)
    assert (reading.profile, reading.reason) == ("", "as you said for Good")


def test_that_a_table_of_a_profile_that_nobody_would_guess_is_read_all_the_same(register: Register) -> None:
    draft = draft_of(book_of(sheet_of(GOOD)), register)
    upper = replace(draft.entries[0].mapping, last_row=3)
    lower = replace(upper, first_row=4, last_row=4, measure=Measure.MILITARY_SHARE)
    rows = read_draft(by_profile(draft, (upper, lower)), register).observations
    assert {(row.member, row.measure) for row in rows} == {
        ("BEL", Measure.CORE_SHARE), ("EST", Measure.MILITARY_SHARE),
    }  # fmt: skip


def test_that_the_tables_of_one_sheet_are_told_apart(register: Register) -> None:
    rows = (*GOOD, ("",), *GOOD)
    draft = draft_of(book_of(sheet_of(rows)), register)
    assert [(entry.mapping.header_row, entry.mapping.last_row) for entry in draft.entries] == [(2, 4), (7, None)]


def test_that_a_book_without_figures_is_hopeless_and_one_with_a_few_is_not(register: Register) -> None:
    assert draft_of(book_of(sheet_of(NOTES)), register).is_hopeless
    assert not draft_of(book_of(sheet_of((("some", 1), ("thing", "2,5")))), register).is_hopeless


def test_that_one_number_is_enough_where_a_name_stands_beside_it(register: Register) -> None:
    def said(*rows: Sequence[object]) -> tuple[bool, bool]:
        draft = draft_of(book_of(sheet_of(rows)), register)
        return draft.is_hopeless, draft.holds_number

    assert said(("Belgium", "1.3")) == (False, True)
    assert said(("", 5)) == (True, True)
    assert said(("Belgium", "none")) == (True, False)


def test_that_a_table_of_which_nothing_says_the_years_is_drawn_all_but_these(register: Register) -> None:
    rows = (("Estonia", "first", "second"), ("Total defence expenditure, million euro", 600, 750),
            ("Defence expenditure as % of GDP", 2.0, 2.25), ("Tanks", 40, 41))  # fmt: skip
    draft = draft_of(book_of(sheet_of(rows, "EST"), sheet_of(NOTES, "Notes")), register)
    table, notes = draft.entries
    mapping = table.mapping
    assert (table.taken, notes.found) == (True, False)
    assert (mapping.header_row, mapping.form, mapping.member) == (1, Form.YEARS, "EST")
    assert [(use.role, use.year) for use in mapping.columns] == [
        (Role.LABEL, None), (Role.YEAR, None), (Role.YEAR, None),
    ]  # fmt: skip
    assert [(item.text, item.power) for item in mapping.items if item.measure is not None] == [
        ("Total defence expenditure, million euro", 6), ("Defence expenditure as % of GDP", 0),
    ]  # fmt: skip
    assert draft.lacks == "EST: A column of figures has no year yet; point at it and say which year it is."
    for column, year in ((2, 2023), (3, 2024)):
        mapping = with_year(mapping, draft.book.sheets[0], column, year, Kind.ACTUAL)
    said = draft.with_entry(0, table.with_mapping(mapping, "column 2", "column 3")).acknowledged([0])
    figures = {(row.year, row.unit): (row.value, row.cell) for row in read_draft(said, register).observations}
    assert figures == {
        (2023, "EUR million"): (600, "EST!B2"), (2024, "EUR million"): (750, "EST!C2"),
        (2023, "fraction"): (0.02, "EST!B3"), (2024, "fraction"): (0.0225, "EST!C3"),
    }  # fmt: skip


def test_that_columns_without_years_are_no_table_beside_one_that_has_them(register: Register) -> None:
    words = (("", "first", "second"), ("Tanks", 40, 41), ("Ships", 2, 3))
    draft = draft_of(book_of(sheet_of(GOOD, "Good"), sheet_of(words, "Words")), register)
    assert [entry.found for entry in draft.entries] == [True, False]


def test_that_what_is_said_of_an_item_holds_for_the_same_item_of_other_tables(register: Register) -> None:
    rows = (("", 2023, 2024), ("GDP, million euro", 1, 2), ("Tanks", 40, 41))
    draft = draft_of(book_of(*(sheet_of(rows, name) for name in ("Belgium", "Estonia", "France"))), register)
    tanks = draft.entries[1].mapping.items[1]
    known = Item("Tanks", Measure.DEFENCE_ITEM, detail="Tanks")
    other = draft.with_item(2, tanks, Item("Tanks", left_out=True)).entries
    assert [entry.mapping.items[1].left_out for entry in other] == [True, True, True]
    first = draft.with_entry(2, draft.entries[2].with_mapping(draft.entries[2].mapping.acknowledged()))
    said = first.with_item(0, tanks, known)
    assert [entry.mapping.items[1] for entry in said.entries] == [known, known, Item("Tanks", left_out=True)]


def test_that_the_unknown_of_all_tables_is_acknowledged_at_once(draft: Draft) -> None:
    assert draft.unknown == (1,)
    assert draft.acknowledged(draft.unknown).unknown == ()


def test_that_a_decimal_sign_that_was_guessed_is_told_with_both_readings_until_a_person_says_it(
    register: Register,
) -> None:
    rows = (("Verteidigungsausgaben (Mio. EUR)", 2023, 2024), ("Belgien", "7.050", "8.120"))
    draft = draft_of(book_of(sheet_of(rows, "Ausgaben")), register)
    entry = draft.entries[0]
    said = "“7.050” may be 7\u00a0050 or 7.050, and no other number tells which. It was read as 7.050."
    told = [finding.message for finding in read_draft(draft, register).findings]
    assert [message for message in told if message.startswith(said)]
    assert preview(draft.book, entry.read_by, register).findings[0].message.startswith(said)
    comma = draft.with_entry(0, entry.with_mapping(replace(entry.mapping, decimal=","), "decimal"))
    reading = read_draft(comma, register)
    assert ([row.value for row in reading.observations], [*reading.findings]) == ([7050.0, 8120.0], [])
