"""Importing the same thing again: what differs, what stands after the choices, and what is said of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.build import plan
from rampath.domain.finding import Severity
from rampath.domain.hand_edit import set_by_hand, with_figure
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.plan import Plan, Source
from rampath.domain.provenance import source_of
from rampath.domain.reimport import Change, Decision, Difference, Gone, Take, differences, key_of, resolved
from rampath.domain.reimport_outcome import reimported


def figure(year: int, per_cent: str, *, cell: str = "", kind: Kind = Kind.ACTUAL, member: str = "AAA") -> Observation:
    value = float(Decimal(per_cent) / 100)
    return Observation(
        member, Measure.CORE_SHARE, year, value, "fraction", "constant 2021", kind, "NATO July 2026", "nato.xlsx",
        cell or f"T!{year}", per_cent,
    )  # fmt: skip


HELD = (figure(2021, "2.1"), figure(2022, "2.2"), set_by_hand(figure(2023, "2.3"), 0.03),
        set_by_hand(figure(2024, "2.4"), 0.035), figure(2025, "2.5"))  # fmt: skip
FILE = (figure(2021, "2.1", cell="T!Z9"), figure(2022, "2.25"), figure(2023, "2.3"), figure(2024, "2.45"),
        figure(2026, "2.6"))  # fmt: skip


def holding(*rows: Observation) -> Plan:
    return replace(plan(), observations=Observations(rows), findings=())


def found() -> dict[Change, Difference]:
    return {each.change: each for each in differences(Observations(HELD), FILE)}


def shares(observations: Observations) -> dict[int, float]:
    return {row.year: row.value for row in observations}


def test_that_each_figure_is_told_as_what_became_of_it() -> None:
    told = [(each.change, each.row.year) for each in differences(Observations(HELD), FILE)]
    assert told == [
        (Change.SAME, 2021), (Change.CHANGED, 2022), (Change.EDITED, 2023), (Change.CONFLICT, 2024),
        (Change.GONE, 2025), (Change.NEW, 2026),
    ]  # fmt: skip


def test_that_without_a_choice_changes_are_taken_and_nothing_of_the_plan_s_own_is_lost() -> None:
    after = resolved(Observations(HELD), differences(Observations(HELD), FILE), {})
    assert shares(after) == {2021: 0.021, 2022: 0.0225, 2023: 0.03, 2024: 0.035, 2025: 0.025, 2026: 0.026}
    assert after.rows[0].cell == "T!Z9", "an unchanged figure tells where it stands now"


@pytest.mark.parametrize(
    ("change", "take", "year", "value"),
    [
        (Change.CHANGED, Take.MINE, 2022, 0.022),
        (Change.CHANGED, Take.FILE, 2022, 0.0225),
        (Change.EDITED, Take.FILE, 2023, 0.023),
        (Change.CONFLICT, Take.MINE, 2024, 0.035),
        (Change.CONFLICT, Take.FILE, 2024, 0.0245),
        (Change.CONFLICT, Take.READ, 2024, 0.024),
        (Change.GONE, Take.FILE, 2025, None),
        (Change.NEW, Take.MINE, 2026, None),
    ],
)
def test_that_the_figure_that_was_chosen_stands_and_the_other_is_told(
    change: Change, take: Take, year: int, value: float | None
) -> None:
    before = holding(*HELD)
    after = reimported(before, differences(before.observations, FILE), {found()[change]: take})
    assert shares(after.observations).get(year) == value
    said = [finding.message for finding in after.findings if f" {year}," in finding.message]
    assert said
    assert all("Aland" in sentence for sentence in said)


def test_that_what_is_not_taken_from_the_file_is_a_warning_with_its_cell_and_text() -> None:
    before = holding(figure(2022, "2.2"))
    after = reimported(before, found := differences(before.observations, FILE[1:2]), {found[0]: Take.MINE})
    warning = next(each for each in after.findings if each.severity is Severity.WARNING)
    assert (warning.place, warning.raw) == ("T!2022", "2.25")
    assert warning.message == "Aland 2022, core share of GDP: nato.xlsx now says 2.25\u2009%; 2.20\u2009% was kept."


def test_that_a_figure_that_gave_way_is_a_note_with_both_values() -> None:
    before = holding(figure(2022, "2.2"))
    after = reimported(before, differences(before.observations, FILE[1:2]), {})
    (note,) = after.findings
    assert note.severity is Severity.NOTE
    assert "2.20\u2009% gave way to 2.25\u2009%" in note.message


def test_that_what_was_kept_against_the_file_is_told_apart_and_not_asked_again_until_the_file_changes() -> None:
    before = holding(*HELD)
    told = differences(before.observations, FILE)
    kept = {each: Take.MINE for each in told if each.change in {Change.CHANGED, Change.CONFLICT}}
    after = reimported(before, told, kept)
    rows = {row.year: row for row in after.observations}
    assert (rows[2022].value, rows[2022].as_read, rows[2022].raw) == (0.022, 0.0225, "2.25")
    again = {each.row.year: each.change for each in differences(after.observations, FILE, after.decisions)}
    assert (again[2022], again[2024]) == (Change.EDITED, Change.EDITED)
    later = (figure(2022, "2.29"), *FILE[2:])
    again = {each.row.year: each.change for each in differences(after.observations, later, after.decisions)}
    assert again[2022] is Change.CONFLICT


def test_that_a_new_figure_that_was_left_out_and_a_gone_one_that_stays_are_remembered() -> None:
    before = holding(*HELD)
    told = differences(before.observations, FILE)
    new, gone = (next(each for each in told if each.change is change) for change in (Change.NEW, Change.GONE))
    after = reimported(before, told, {new: Take.MINE})
    assert set(after.decisions) == {
        Decision(key_of(new.row), "2.6"), Decision(key_of(gone.row), ""),
    }  # fmt: skip
    again = {each.row.year: each for each in differences(after.observations, FILE, after.decisions)}
    assert (again[2026].decided, again[2026].usual) == (True, Take.MINE)
    assert (again[2025].decided, again[2025].usual) == (True, Take.MINE)
    other = (*FILE[:4], figure(2026, "2.7"))
    again = {each.row.year: each for each in differences(after.observations, other, after.decisions)}
    assert (again[2026].decided, again[2026].usual) == (False, Take.FILE)
    taken = reimported(after, tuple(again.values()), {})
    assert [decision.key.year for decision in taken.decisions] == [2025]


def test_that_a_figure_that_became_firm_is_a_change_and_keeping_it_an_estimate_is_remembered() -> None:
    before = holding(figure(2025, "2.5", kind=Kind.ESTIMATE))
    firm = [figure(2025, "2.5")]
    (told,) = differences(before.observations, firm)
    assert told.change is Change.CHANGED
    after = reimported(before, [told], {told: Take.MINE})
    assert after.observations.rows[0].kind is Kind.ESTIMATE
    assert not after.observations.rows[0].edited
    (again,) = differences(after.observations, firm, after.decisions)
    assert (again.decided, again.usual) == (True, Take.MINE)


def test_that_figures_of_another_edition_or_series_are_none_of_its_business() -> None:
    other = replace(figure(2022, "2.2"), edition="NATO June 2024")
    series = figure(2022, "2.2", member="BBB")
    file = [replace(row, file="copy.xlsx") for row in FILE]
    assert [each.change for each in differences(Observations((other, series)), file)] == [Change.NEW] * len(file)


def test_that_a_figure_is_gone_also_where_a_renamed_file_tells_other_years_of_its_series() -> None:
    renamed = [replace(row, file="nato (1).xlsx") for row in FILE]
    changes = {each.row.year: each.change for each in differences(Observations(HELD), renamed)}
    assert changes[2025] is Change.GONE


def test_that_a_figure_that_another_file_lacks_is_told_of_that_file_and_still_known_from_its_own() -> None:
    before = replace(holding(*HELD), sources=(Source("nato.xlsx", "1" * 64, "NATO July 2026", "2026-11-24"),))
    renamed = [replace(row, file="nato (1).xlsx") for row in FILE]
    told = differences(before.observations, renamed)
    (gone,) = (each for each in told if each.change is Change.GONE)
    stays, goes = (reimported(before, told, {gone: take}) for take in (Take.MINE, Take.FILE))
    said = "Aland 2025, core share of GDP: not in nato (1).xlsx; 2.50\u2009%, read before from nato.xlsx, "
    for after, word in ((stays, "stands."), (goes, "was taken out.")):
        (finding,) = (each for each in after.findings if "2025" in each.message)
        assert finding.message == said + word
        assert (finding.file, finding.place) == ("nato.xlsx", "T!2025")
    row = stays.observations.get("AAA", Measure.CORE_SHARE, 2025)
    assert row is not None
    assert source_of(stays, row) == before.sources[0], "its bytes and day are those of the file that has it"
    lost = reimported(stays, differences(stays.observations, FILE), {})
    again = reimported(lost, differences(lost.observations, renamed, lost.decisions), {})
    for after in (lost, again):
        found = source_of(after, row)
        assert found is not None
        assert found.sha256 == "", "its own file lacks it now"


def test_that_nothing_is_gone_from_a_sheet_of_an_unchanged_file_that_was_not_read_this_time() -> None:
    held = Observations(
        (figure(2021, "2.1", cell="T!B2"), figure(2022, "2.2", cell="T!C2"), figure(2023, "2.3", cell="U!B2"))
    )
    only = (figure(2021, "2.1", cell="T!B2"), figure(2024, "2.4", cell="T!D2"))
    told = [(each.change, each.row.year) for each in differences(held, only, unchanged=True)]
    assert told == [(Change.SAME, 2021), (Change.GONE, 2022), (Change.NEW, 2024)]
    assert (Change.GONE, 2023) in [(each.change, each.row.year) for each in differences(held, only)]


def test_that_a_cell_of_the_same_file_which_is_read_as_another_figure_now_does_not_stand_for_both() -> None:
    held = (figure(2021, "2.1", cell="T!B2"), set_by_hand(figure(2022, "2.2", cell="T!C2"), 0.03),
            figure(2023, "2.3", cell="T!D2"))  # fmt: skip
    now = (figure(2021, "2.1", cell="T!B2", member="BBB"), figure(2022, "2.2", cell="T!C2", member="BBB"))
    before = holding(*held)
    found = differences(before.observations, now, unchanged=True)
    gone = [(each.row.year, each.gone, each.what, each.usual) for each in found if each.change is Change.GONE]
    assert gone == [
        (2021, Gone.OTHERWISE, "its cell is read as another figure now", Take.FILE),
        (2022, Gone.OTHERWISE, "its cell is read as another figure now", Take.MINE),
        (2023, Gone.UNREAD, "not read from the file this time", Take.MINE),
    ]
    after = reimported(before, found, {})
    assert [(row.member, row.year) for row in after.observations] == [
        ("AAA", 2022), ("AAA", 2023), ("BBB", 2021), ("BBB", 2022),
    ]  # fmt: skip
    said = [finding.message for finding in after.findings if "Aland" in finding.message]
    assert said[0] == (
        "Aland 2021, core share of GDP: its cell in nato.xlsx is read as another figure now; 2.10\u2009% was taken out."
    )
    assert any(each.endswith("not read from nato.xlsx this time; 2.30\u2009%, read before, stands.") for each in said)


def test_that_the_bytes_that_lack_a_figure_are_not_told_as_not_read_when_they_are_imported_once_more() -> None:
    held, newer = figure(2021, "2.1", cell="T!B2"), (figure(2022, "2.2", cell="T!C2"),)
    before = holding(held)
    once = reimported(before, differences(before.observations, newer), {})
    found = differences(once.observations, newer, once.decisions, unchanged=True)
    assert [(each.gone, each.decided) for each in found if each.change is Change.GONE] == [(Gone.FILE, True)]
    assert reimported(once, found, {}).findings == once.findings


def test_that_a_figure_that_only_was_not_read_this_time_is_still_known_from_its_file() -> None:
    held, record = figure(2021, "2.1", cell="T!B2"), Source("nato.xlsx", "b" * 64, "NATO July 2026", "2026-11-24")
    before = replace(holding(held), sources=(record,))
    found = differences(before.observations, (figure(2022, "2.2", cell="T!C2"),), unchanged=True)
    after = reimported(before, found, {})
    assert source_of(after, held) == record
    again = differences(after.observations, (figure(2022, "2.2", cell="T!C2"),), after.decisions, unchanged=True)
    assert [(each.gone, each.decided) for each in again if each.change is Change.GONE] == [(Gone.UNREAD, True)]
    changed = differences(after.observations, (figure(2022, "2.2", cell="T!C2"),), after.decisions)
    assert [each.decided for each in changed if each.change is Change.GONE] == [False], "other bytes lack it"


def test_that_in_a_changed_file_a_figure_is_gone_whoever_stands_in_its_cell_now() -> None:
    held = Observations((figure(2021, "2.1", cell="T!B2"),))
    found = differences(held, [figure(2021, "1.9", cell="T!B2", member="BBB")])
    assert [(each.gone, each.what, each.usual) for each in found if each.change is Change.GONE] == [
        (Gone.FILE, "gone from the file", Take.MINE),
    ]  # fmt: skip


def test_that_one_figure_that_stands_in_two_tables_is_matched_by_its_cell() -> None:
    twice = (figure(2022, "2.2", cell="A!1"), figure(2022, "2.2", cell="B!1"))
    now = (figure(2022, "2.9", cell="B!1"), figure(2022, "2.2", cell="A!1"))
    told = {each.row.cell: each.change for each in differences(Observations(twice), now)}
    assert told == {"A!1": Change.SAME, "B!1": Change.CHANGED}
    less = [each.change for each in differences(Observations(twice), now[1:])]
    assert less == [Change.SAME, Change.GONE]


def test_that_an_edit_that_gives_way_takes_its_finding_along() -> None:
    before = with_figure(holding(figure(2024, "2.4")), figure(2024, "2.4"), 0.035)
    assert len(before.findings) == 1
    (conflict,) = differences(before.observations, [figure(2024, "2.45")])
    after = reimported(before, [conflict], {conflict: Take.FILE})
    (said,) = after.findings
    assert "3.50\u2009%, set by hand over 2.40\u2009%, gave way to 2.45\u2009%" in said.message


def test_that_a_conflict_has_no_usual_answer_and_three_possible_ones() -> None:
    conflict = found()[Change.CONFLICT]
    assert conflict.usual is None
    assert conflict.takes == (Take.READ, Take.MINE, Take.FILE)


years = st.dictionaries(st.integers(2014, 2026), st.sampled_from(["1", "2", "2.5"]), max_size=8)
edits = st.dictionaries(st.integers(2014, 2026), st.sampled_from([0.011, 0.021]), max_size=4)


@given(held=years, edited=edits, file=years, take=st.sampled_from(list(Take)))
def test_that_importing_twice_comes_to_the_same_as_once(
    held: dict[int, str], edited: dict[int, float], file: dict[int, str], take: Take
) -> None:
    rows = [figure(year, text) for year, text in held.items()]
    rows = [set_by_hand(row, edited[row.year]) if row.year in edited else row for row in rows]
    reading = [figure(year, text) for year, text in file.items()]
    before = holding(*rows)
    told = differences(before.observations, reading)
    once = reimported(before, told, {each: take for each in told if take in each.takes})
    again = differences(once.observations, reading, once.decisions)
    assert reimported(once, again, {}).observations == once.observations
    assert all(each.usual is not None for each in again)
    assert set(shares(once.observations)) <= set(held) | set(file)
    assert {year for year in edited if year in held and take is Take.MINE} <= set(shares(once.observations))


def spent(value: float, unit: str = "EUR million", basis: str = "constant 2015", cell: str = "T!B5") -> Observation:
    return Observation("AAA", Measure.CORE_EXPENDITURE, 2024, value, unit, basis, Kind.ACTUAL, "NATO July 2026",
                       "nato.xlsx", cell, str(value))  # fmt: skip


@pytest.mark.parametrize("theirs", [spent(191.0, basis="constant 2021"), spent(161.0, unit="USD million")])
def test_that_a_figure_told_in_another_unit_or_at_other_prices_is_one_change(theirs: Observation) -> None:
    mine = spent(161.0)
    (each,) = differences(Observations((mine,)), (theirs,))
    assert (each.change, each.restated, each.usual) == (Change.CHANGED, True, Take.FILE)
    after = reimported(holding(mine), [each], {})
    assert after.observations.rows == (theirs,)
    assert "gave way" in after.findings[0].said


def test_that_the_plan_s_figure_keeps_its_own_unit_where_it_is_chosen_and_is_not_asked_again() -> None:
    mine, theirs = spent(161.0), spent(191.0, basis="constant 2021")
    (each,) = differences(Observations((mine,)), (theirs,))
    after = reimported(holding(mine), [each], {each: Take.MINE})
    assert after.observations.rows == (mine,)
    assert (
        "now says 191 EUR million, prices of 2021; 161 EUR million, prices of 2015 was kept" in after.findings[0].said
    )
    (again,) = differences(after.observations, (theirs,), after.decisions)
    assert (again.decided, again.usual) == (True, Take.MINE)


@pytest.mark.parametrize("theirs", [spent(191.0, basis="constant 2021"), spent(161.0, unit="USD million")])
def test_that_a_figure_kept_in_its_own_unit_is_not_told_as_read_from_the_bytes_that_tell_it_in_another(
    theirs: Observation,
) -> None:
    mine = spent(161.0)
    newer = Source("nato.xlsx", "b" * 64, "NATO July 2026", "2026-11-24")
    (each,) = differences(Observations((mine,)), (theirs,))
    after = replace(reimported(holding(mine), [each], {each: Take.MINE}), sources=(newer,))
    assert source_of(after, mine) == replace(newer, sha256="", read="")
    third = replace(theirs, unit="GBP million", price_basis=mine.price_basis)
    (again,) = differences(after.observations, (third,), after.decisions)
    assert not again.decided, "the same text in yet another unit was not decided on"


def test_that_an_edit_that_was_kept_while_the_file_tells_the_figure_in_other_terms_is_not_asked_about_again() -> None:
    mine, theirs = set_by_hand(spent(161.0), 170.0), spent(191.0, basis="constant 2021")
    (each,) = differences(Observations((mine,)), (theirs,))
    assert (each.change, each.usual) == (Change.CONFLICT, None)
    after = reimported(holding(mine), [each], {each: Take.MINE})
    assert after.observations.rows == (mine,)
    (again,) = differences(after.observations, (theirs,), after.decisions)
    assert (again.decided, again.usual) == (True, Take.MINE)
    (changed,) = differences(after.observations, (replace(theirs, value=192.0, raw="192"),), after.decisions)
    assert (changed.decided, changed.usual) == (False, None)


def test_that_a_figure_that_was_left_out_once_and_is_taken_in_place_of_another_is_known_from_its_file() -> None:
    mine, theirs = spent(161.0), spent(191.0, basis="constant 2021")
    record = Source("nato.xlsx", "b" * 64, "NATO July 2026", "2026-11-24")
    held = replace(holding(mine), sources=(record,), decisions=(Decision(key_of(theirs), "190"),))
    after = reimported(held, differences(held.observations, (theirs,), held.decisions), {})
    assert after.observations.rows == (theirs,)
    assert after.decisions == ()
    assert source_of(after, theirs) == record


def test_that_a_figure_in_another_cell_is_another_one_where_its_unit_differs() -> None:
    told = differences(Observations((spent(161.0),)), (spent(191.0, basis="constant 2021", cell="T!B45"),))
    assert {each.change for each in told} == {Change.GONE, Change.NEW}


def test_that_without_any_difference_the_plan_stays_the_very_one_with_what_was_worked_out_from_it() -> None:
    before = holding(figure(2024, "2.0"))
    assert reimported(before, (), {}) is before
