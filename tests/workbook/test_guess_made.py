"""The guess at made-up tables: header, names, years, unit and figures are found, wherever they stand."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rampath import resources
from rampath.domain.observation import Measure, Observation
from rampath.presets import read_register
from rampath.workbook.figure import shifted
from rampath.workbook.guess import guess
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Mapping, Role
from workbook.made_tables import Made, across, down, long, of_one_member

REGISTER = read_register(resources.folder())
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def column_of(mapping: Mapping, role: Role) -> int:
    return next((use.column for use in mapping.of_role(role)), 0)


def check_unit(made: Made, mapping: Mapping) -> None:
    assert (mapping.measure, mapping.currency) == (made.kind.measure, made.kind.currency)
    assert mapping.percent == made.percent
    if not made.kind.share:
        assert mapping.power == made.kind.power


def check_figures(made: Made, mapping: Mapping) -> None:
    """Each figure is the one that was written, at its own cell, and each cell is used or told of."""
    sheet = made.sheet
    read = read_tables(made.book, sheet, (mapping.acknowledged(),), "Made", REGISTER)
    kept = {"million": 6, "thousand": 3, "fraction": 2}
    by_cell = {row.cell: row for row in read.observations}
    wanted = {}
    for (row, column), (member, year, value) in made.figures.items():
        cell = sheet.cell(row, column)
        assert cell is not None
        wanted[cell.place] = (member, year, value)
    found = {place: (row.member, row.year, as_stood(row, mapping, kept)) for place, row in by_cell.items()}
    assert found == wanted
    assert len(read.observations) + sum(each.cells for each in read.unused) == sheet.count()


def as_stood(row: Observation, mapping: Mapping, kept: dict[str, int]) -> float:
    """The value as it stood in the sheet, moved back by the powers of ten of the two units."""
    word = row.unit.split()[-1]
    if word == "fraction":
        return shifted(row.value, 2 if mapping.percent else 0)
    return shifted(row.value, kept[word] - mapping.power)


@SLOW
@given(st.data())
def test_that_years_across_are_found_and_read(data: st.DataObject) -> None:
    made = data.draw(across(REGISTER))
    mapping = guess(made.sheet, made.book, REGISTER).mapping
    assert (mapping.form, mapping.header_row, column_of(mapping, Role.LABEL)) == (
        made.form,
        made.header_row,
        made.label,
    )
    assert {use.column: use.year for use in mapping.of_role(Role.YEAR)} == made.years
    assert {use.column: use.kind for use in mapping.of_role(Role.YEAR)} == made.kinds
    assert mapping.totals == made.totals
    assert tuple(use.column for use in mapping.unknown) == made.unknown
    check_unit(made, mapping)
    check_figures(made, mapping)


@SLOW
@given(st.data())
def test_that_years_down_are_found_and_read(data: st.DataObject) -> None:
    made = data.draw(down(REGISTER))
    mapping = guess(made.sheet, made.book, REGISTER).mapping
    assert (mapping.form, mapping.header_row, column_of(mapping, Role.PERIOD)) == (
        made.form,
        made.header_row,
        made.period,
    )
    check_unit(made, mapping)
    check_figures(made, mapping)


@SLOW
@given(st.data())
def test_that_lists_of_member_year_and_value_are_found_and_read(data: st.DataObject) -> None:
    made = data.draw(long(REGISTER))
    mapping = guess(made.sheet, made.book, REGISTER).mapping
    found = (mapping.form, mapping.header_row, column_of(mapping, Role.LABEL), column_of(mapping, Role.PERIOD))
    assert found == (made.form, made.header_row, made.label, made.period)
    check_unit(made, mapping)
    check_figures(made, mapping)


@SLOW
@given(st.data())
def test_that_the_table_of_one_member_is_read_item_by_item_and_what_is_not_known_blocks(data: st.DataObject) -> None:
    made = data.draw(of_one_member(REGISTER))
    mapping = guess(made.sheet, made.book, REGISTER).mapping
    unknown = {text for text, measure in made.items.items() if measure is Measure.BUDGET}
    assert (mapping.form, mapping.header_row, mapping.member) == (made.form, made.header_row, made.member)
    assert {item.text for item in mapping.unknown_items} == unknown
    assert {item.text: item.measure for item in mapping.items if item.known} == {
        text: measure for text, measure in made.items.items() if text not in unknown
    }
    read = read_tables(made.book, made.sheet, (mapping.acknowledged(),), "Made", REGISTER)
    found = {(row.measure, row.year): row.value for row in read.observations}
    shares = {Measure.CORE_SHARE, Measure.EQUIPMENT_SHARE}
    assert found == {
        (made.items[text], year): shifted(value, -2) if made.items[text] in shares else value
        for text, year, value in made.figures.values()
        if text not in unknown
    }
    assert len(read.observations) + sum(each.cells for each in read.unused) == made.sheet.count()


@SLOW
@given(st.data())
def test_that_reading_by_a_guess_that_is_not_finished_reads_nothing_and_says_why(data: st.DataObject) -> None:
    made = data.draw(across(REGISTER))
    mapping = guess(made.sheet, made.book, REGISTER).mapping
    unknown = mapping.with_role(made.label, Role.UNKNOWN)
    found = read_tables(made.book, made.sheet, (unknown,), "Made", REGISTER)
    assert not found.used
    assert found.findings[0].message.startswith("Nobody has said yet what ")
    assert found.findings[0].done == "The table was left out"
    assert sum(each.cells for each in found.unused) == made.sheet.count()
